/** A database and a folder of the bench's own, durable as the product's is, and gone afterwards whatever happens. */
import { type EmbeddedConnection, startEmbedded } from '@openceb/store'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Sandbox {
  readonly folder: string
  readonly connection: EmbeddedConnection
  /** The same, for a process of its own. */
  readonly databaseUrl: string
  remove(): Promise<void>
}

export const openSandbox = async (): Promise<Sandbox> => {
  const folder = await mkdtemp(join(tmpdir(), 'openceb-bench-'))
  // Root's database server runs under another account, which has to come in; nobody else can read what lies inside.
  await chmod(folder, 0o711)
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const database = await startEmbedded({ dataDir: join(folder, 'postgres') }).catch(async (cause: unknown) => {
    await removeFolder()
    throw cause
  })
  const { connection } = database
  const { user, database: name, host, port } = connection
  return {
    folder,
    connection,
    databaseUrl: `postgresql://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`,
    async remove() {
      await database.stop()
      await removeFolder()
    },
  }
}
