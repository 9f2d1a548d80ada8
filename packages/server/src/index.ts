export { readSettings, type Role, type Settings } from './settings.ts'
