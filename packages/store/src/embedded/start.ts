/**
 * A real PostgreSQL server that belongs to this process: made at the first start, durable like any other, reachable
 * through a Unix socket only, and stopped with the process even when that is killed.
 */
import { join } from 'node:path'
import pg from 'pg'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { reachableDirectory } from './reach.ts'
import { type Settings, serverSettings } from './settings.ts'
import { makeSocketDirectory } from './socket.ts'
import { runServer } from './server.ts'
import { clearTheWay } from './orphan.ts'

export type EmbeddedConnection = { host: string; port: number; user: string; database: string; ssl: false }

export type EmbeddedDatabase = { connection: EmbeddedConnection; stop(): Promise<void> }

const port = 5432
const user = 'openceb'
const database = 'openceb'

/** `dataDir` is the cluster's own folder; `settings` are PostgreSQL's, by their names, over the defaults here. */
export async function startEmbedded(options: { dataDir: string; settings?: Settings }): Promise<EmbeddedDatabase> {
  const account = await chooseAccount(options.dataDir)
  const binaries = await findBinaries(account)
  const dataDir = await reachableDirectory(options.dataDir, account)
  await ensureCluster({ dataDir, binaries, account, user })
  const socket = await makeSocketDirectory(dataDir, port, account)
  await clearTheWay(dataDir, join(socket.path, `.s.PGSQL.${port}`))
  const settings = { ...serverSettings, ...options.settings, port: String(port), unix_socket_directories: socket.path }
  const server = await runServer({ dataDir, binaries, account, settings }).catch(async (cause: unknown) => {
    await socket.remove()
    throw cause
  })
  const stop = async (): Promise<void> => {
    await server.stop()
    await socket.remove()
  }
  const connection: EmbeddedConnection = { host: socket.path, port, user, database, ssl: false }
  try {
    await ensureDatabase(connection)
  } catch (cause) {
    await stop()
    throw cause
  }
  return { connection, stop }
}

// Asked at every start and not only at the first: the first may have been killed between the two.
async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}
