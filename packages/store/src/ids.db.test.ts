import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './database.ts'
import { monthOfId, openIds, openSerials } from './ids.ts'
import { createTestDatabase } from './testing.ts'

const givenDatabase = async () => {
  const { connection } = await createTestDatabase()
  const database = openDatabase({ connection, name: 'ids', onError: () => {}, role: 'ceb_intake' })
  onTestFinished(() => database.close())
  return database
}

const at = new Date('2026-11-30T23:59:59Z')

test('two processes that draw ids and serials at once never draw one twice', async () => {
  const database = await givenDatabase()
  const ids = [openIds(database, 'ceb.row_id'), openIds(database, 'ceb.row_id')]
  const serials = [openSerials(database, 'ceb.serial'), openSerials(database, 'ceb.serial')]
  const sizes = [1, 999, 1500, 3, 700, 2500]
  const drawn = await Promise.all(sizes.flatMap((size) => ids.map((one) => one.take(size, at))))
  const counted = await Promise.all(sizes.flatMap((size) => serials.map((one) => one.take('B20261130', size))))
  for (const all of [drawn.flat(), counted.flat()]) {
    expect(all).toHaveLength(2 * sizes.reduce((sum, size) => sum + size))
    expect(new Set(all).size).toBe(all.length)
  }
})

test('an id tells the month of its row', async () => {
  const database = await givenDatabase()
  const [id = 0] = await openIds(database, 'ceb.row_id').take(1, at)
  expect(monthOfId(id).map((date) => date.toISOString().slice(0, 10))).toEqual(['2026-11-01', '2026-12-01'])
})
