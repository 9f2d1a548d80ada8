/** The database of this process: embedded unless another is named, brought up to date before anything asks it. */
import { join } from 'node:path'
import { customsMigrations, type Database, migrateAll, openDatabase, startEmbedded, windowMigrations } from '@openceb/store'
import type { Settings } from './settings.ts'

export interface Storage {
  /** Opens connections of one role; without a role those of the owner. */
  open(name: string, role?: string, connections?: number, batches?: boolean): Database
  /** Closes every connection and stops the embedded server. */
  close(): Promise<void>
}

export const openStorage = async (
  { databaseUrl, dataDir }: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  onError: (error: Error) => void,
): Promise<Storage> => {
  const embedded = databaseUrl ? undefined : await startEmbedded({ dataDir: join(dataDir, 'postgres') })
  const connection = embedded?.connection ?? { connectionString: databaseUrl }
  const opened: Database[] = []
  try {
    await migrateAll(connection, [windowMigrations, customsMigrations])
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  return {
    open(name, role, connections, batches = false) {
      const database = openDatabase({
        connection,
        name: `openceb-${name}`,
        onError,
        batches,
        ...(role ? { role } : {}),
        ...(connections ? { connections } : {}),
      })
      opened.push(database)
      return database
    },
    async close() {
      await Promise.all(opened.map((database) => database.close()))
      await embedded?.stop()
    },
  }
}
