export * from './arbitraries.ts'
export * from './samples.ts'
