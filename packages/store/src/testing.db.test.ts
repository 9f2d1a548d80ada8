import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from './testing.ts'

test('tests do not see what other tests store', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  await one.pool.query('create table seen ()')
  expect((await other.pool.query(`select to_regclass('seen') as seen`)).rows).toEqual([{ seen: null }])
})

test('a connection that is left behind is named, and the database is gone all the same', async () => {
  const db = await createTestDatabase()
  const forgotten = new pg.Client({ ...db.connection, application_name: 'a forgotten job' })
  forgotten.on('error', () => undefined)
  await forgotten.connect()
  await expect(db.drop()).rejects.toThrow('the test left connections behind: a forgotten job idle')
  await expect(new pg.Client(db.connection).connect()).rejects.toThrow('does not exist')
})
