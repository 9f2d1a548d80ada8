/** A migrated database of its own for each test that asks for one, cloned from a template in a few hundredths of a second. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { EmbeddedConnection } from './embedded/start.ts'
import { migrate } from './migrate.ts'
import { customsMigrations, type MigrationFolder, readMigrations, windowMigrations } from './migration-files.ts'
import { testDatabasePrefix } from './testing-server.ts'

export type TestDatabase = {
  connection: EmbeddedConnection
  /** For the test's own questions; ended with the database. */
  pool: pg.Pool
  drop(): Promise<void>
}

/**
 * Within a test it is dropped at the test's end; created in `beforeAll`, whoever created it drops it:
 * `beforeAll(async () => { db = await createTestDatabase(); return () => db.drop() })`. A connection of somebody else
 * that is still open then fails the test.
 */
export async function createTestDatabase(
  folders: readonly MigrationFolder[] = [windowMigrations, customsMigrations],
  seed?: Seed,
): Promise<TestDatabase> {
  const server = inject('testServer')
  if (!server) throw new Error('only tests named *.db.test.ts have a database')
  const name = testDatabasePrefix + randomUUID().replaceAll('-', '')
  const connection = { ...server, database: name }
  await onServer(server, async (client) => {
    const template = await ensureTemplate(client, server, folders, seed)
    await client.query(`create database ${name} template ${template}`)
  })
  const pool = new pg.Pool(connection)
  let dropped = false
  const drop = async (): Promise<void> => {
    if (dropped) return
    dropped = true
    await dropDatabase(server, name, pool)
  }
  registerAtTestEnd(drop)
  return { connection, pool, drop }
}

/** Rows that many tests begin with: put into a template once, and cloned with it. */
export type Seed = { readonly name: string; run(connection: EmbeddedConnection): Promise<void> }

// Named after what is in it: in a watching run a changed migration makes a new one.
async function ensureTemplate(client: pg.Client, server: EmbeddedConnection, all: readonly MigrationFolder[], seed?: Seed): Promise<string> {
  const folders = all.filter(({ directory }) => existsSync(directory))
  const contents = await Promise.all(folders.map(async (folder) => [folder.schema, await readMigrations(folder)]))
  const name = `template_${createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, 16)}${seed ? `_${seed.name}` : ''}`
  await client.query('select pg_advisory_lock(1)')
  const found = await client.query('select from pg_database where datname = $1', [name])
  if (found.rowCount === 0) {
    const unfinished = `${name}_unfinished`
    await client.query(`drop database if exists ${unfinished}`)
    await client.query(`create database ${unfinished}`)
    await onServer({ ...server, database: unfinished }, async (inside) => {
      for (const folder of folders) await migrate(inside, folder)
    })
    await seed?.run({ ...server, database: unfinished })
    await client.query(`alter database ${unfinished} rename to ${name}`)
  }
  await client.query('select pg_advisory_unlock(1)')
  return name
}

async function dropDatabase(server: EmbeddedConnection, name: string, pool: pg.Pool): Promise<void> {
  await pool.end()
  await onServer(server, async (client) => {
    const left = await connectionsLeft(client, name)
    await client.query(`drop database if exists ${name} with (force)`)
    if (left.length > 0) throw new Error(`the test left connections behind: ${left.join('; ')}`)
  })
}

// A session ends a moment after its client said goodbye.
async function connectionsLeft(client: pg.Client, name: string): Promise<string[]> {
  const sql = `select concat_ws(' ', nullif(application_name, ''), state, left(query, 200)) as session
    from pg_stat_activity where datname = $1 and backend_type = 'client backend'`
  for (let waited = 0; ; waited += 10) {
    const { rows } = await client.query<{ session: string }>(sql, [name])
    if (rows.length === 0 || waited >= 500) return rows.map((row) => row.session)
    await wait(10)
  }
}

async function onServer<T>(connection: EmbeddedConnection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function registerAtTestEnd(drop: () => Promise<void>): void {
  try {
    onTestFinished(drop)
  } catch {
    // Not within a test: the caller drops it.
  }
}
