/** Brings every schema of one database up to date before anything else connects. */
import pg from 'pg'
import { migrate } from './migrate.ts'
import type { MigrationFolder } from './migration-files.ts'

export const migrateAll = async (connection: pg.ClientConfig, folders: readonly MigrationFolder[]): Promise<void> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    for (const folder of folders) await migrate(client, folder)
  } finally {
    await client.end()
  }
}
