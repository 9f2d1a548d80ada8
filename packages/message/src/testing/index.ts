export * from './arbitraries.ts'
export * from './samples.ts'
export * from './xsd.ts'
