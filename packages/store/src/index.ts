export { type EmbeddedConnection, type EmbeddedDatabase, startEmbedded } from './embedded/start.ts'
export { migrate } from './migrate.ts'
export { customsMigrations, type MigrationFolder, windowMigrations } from './migration-files.ts'
