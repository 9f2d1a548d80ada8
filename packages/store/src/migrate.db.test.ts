import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from './migrate.ts'
import type { MigrationFolder } from './migration-files.ts'
import { createTestDatabase, type TestDatabase } from './testing.ts'

const orders = '-- orders have to be kept\ncreate table "order" (id integer);\n'
const lines = '-- an order has lines\ncreate table line (id integer);\ninsert into line values (1);\n'

async function folderWith(files: Record<string, string>, schema = 'window'): Promise<MigrationFolder> {
  const directory = await mkdtemp(join(tmpdir(), 'ceb-migrations-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  for (const [name, sql] of Object.entries(files)) await writeFile(join(directory, name), sql)
  return { schema, directory }
}

async function run(db: TestDatabase, folder: MigrationFolder): Promise<readonly string[]> {
  const client = new pg.Client(db.connection)
  await client.connect()
  try {
    return await migrate(client, folder)
  } finally {
    await client.end()
  }
}

test('every migration runs once, in order, within its own schema', async () => {
  const db = await createTestDatabase([])
  const folder = await folderWith({ '0002-lines.sql': lines, '0001-orders.sql': orders })
  expect(await run(db, folder)).toEqual(['0001-orders.sql', '0002-lines.sql'])
  expect(await run(db, folder)).toEqual([])
  expect((await db.pool.query('select * from "window".line')).rows).toEqual([{ id: 1 }])
})

test('window and customs side are migrated apart in one database', async () => {
  const db = await createTestDatabase([])
  await run(db, await folderWith({ '0001-orders.sql': orders }, 'window'))
  expect(await run(db, await folderWith({ '0001-lines.sql': lines }, 'customs'))).toEqual(['0001-lines.sql'])
  const tables = await db.pool.query(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('window', 'customs') order by 1`,
  )
  expect(tables.rows.map((row: { name: string }) => row.name)).toEqual(['customs.line', 'customs.migration', 'window.migration', 'window.order'])
})

test('a failing migration changes nothing and is named with its line', async () => {
  const db = await createTestDatabase([])
  const folder = await folderWith({ '0001-orders.sql': orders, '0002-lines.sql': `${lines}\nselect nonsense;\n` })
  await expect(run(db, folder)).rejects.toThrow('migration 0002-lines.sql line 5: column "nonsense" does not exist')
  expect((await db.pool.query('select name from "window".migration')).rows).toEqual([{ name: '0001-orders.sql' }])
  expect((await db.pool.query(`select to_regclass('"window".line') as line`)).rows).toEqual([{ line: null }])
})

test('processes that start together migrate once', async () => {
  const db = await createTestDatabase([])
  const folder = await folderWith({ '0001-orders.sql': orders, '0002-lines.sql': lines })
  const ran = await Promise.all(Array.from({ length: 5 }, () => run(db, folder)))
  expect(ran.flat().sort()).toEqual(['0001-orders.sql', '0002-lines.sql'])
})

test.for([
  ['changed after it ran', { '0001-orders.sql': `${orders}-- changed\n` }, 'migration 0001-orders.sql was changed'],
  ['missing here', { '0002-lines.sql': lines }, 'the database is newer than this program (it has 0001-orders.sql)'],
  ['without a reason', { '0001-orders.sql': 'create table x ();' }, 'has to say why it exists'],
  ['named by taste', { 'orders.sql': orders }, 'is not named like a migration'],
  ['numbered twice', { '0001-a.sql': orders, '0001-b.sql': lines }, 'two migrations have the number of 0001-b.sql'],
] as const)('a migration that is %s is refused', async ([, files, message]) => {
  const db = await createTestDatabase([])
  await run(db, await folderWith({ '0001-orders.sql': orders }))
  await expect(run(db, await folderWith(files))).rejects.toThrow(message)
})

test('a migration with a number before one that ran is refused', async () => {
  const db = await createTestDatabase([])
  await run(db, await folderWith({ '0002-lines.sql': lines }))
  const both = await folderWith({ '0001-orders.sql': orders, '0002-lines.sql': lines })
  await expect(run(db, both)).rejects.toThrow('migration 0001-orders.sql comes too late, 0002-lines.sql has run here')
})
