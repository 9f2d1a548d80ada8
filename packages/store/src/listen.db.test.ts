import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './database.ts'
import { createTestDatabase } from './testing.ts'

test('a listener whose connection was cut is told so, and hears again', async () => {
  const { connection, pool } = await createTestDatabase()
  const errors: string[] = []
  const database = openDatabase({ connection, name: 'ear', onError: ({ message }) => errors.push(message) })
  const heard: string[] = []
  const stop = await database.listen('news', (payload) => heard.push(payload))
  onTestFinished(async () => {
    await stop()
    await database.close()
  })
  const until = async (count: number): Promise<void> => {
    for (let waited = 0; waited < 500 && heard.length < count; waited++) await wait(10)
  }
  await pool.query(`select pg_notify('news', 'first')`)
  await until(1)
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ear-listen'`)
  await until(2)
  await pool.query(`select pg_notify('news', 'second')`)
  await until(3)
  expect(heard).toEqual(['first', '', 'second'])
  expect(errors).not.toEqual([])
})
