export * from './menu.ts'
export * from './registry.ts'
