export { type EmbeddedConnection, type EmbeddedDatabase, startEmbedded } from './embedded/start.ts'
