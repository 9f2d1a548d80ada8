export { runAsProgram } from './program.ts'
