/** One database server for a whole test run, started before the first database test and gone after the last. */
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type EmbeddedConnection, startEmbedded } from './embedded/start.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: EmbeddedConnection
  }
}

export const testDatabasePrefix = 'test_'

// What these tests prove does not depend on surviving a power cut, and without it they take half the time.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
  min_wal_size: '32MB',
  max_wal_size: '128MB',
}

// Cloning a database is creating some three hundred files: 12 ms in memory, 200 ms on a slow disk.
async function quickFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined)
  const isRoomy = memory !== undefined && memory.bavail * memory.bsize > 2 * 1024 ** 3
  return mkdtemp(join(isRoomy ? '/dev/shm' : tmpdir(), 'ceb-test-'))
}

export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = await quickFolder()
  // Root's server runs under another account, which has to come in.
  await chmod(folder, 0o755)
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), settings })
  project.provide('testServer', server.connection)
  return async () => {
    const left = await databasesLeft(server.connection)
    await server.stop()
    await rm(folder, { recursive: true })
    if (left.length === 0) return
    // The runner prints an error from here and calls the run a success all the same.
    process.exitCode = 1
    throw new Error(`tests left databases behind: ${left.join()}; drop what beforeAll created`)
  }
}

async function databasesLeft(connection: EmbeddedConnection): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const sql = 'select datname from pg_database where starts_with(datname, $1)'
    return (await client.query<{ datname: string }>(sql, [testDatabasePrefix])).rows.map((row) => row.datname)
  } finally {
    await client.end()
  }
}
