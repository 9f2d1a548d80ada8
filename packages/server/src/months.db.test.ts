import { openDatabase } from '@openceb/store'
import { createTestDatabase } from '@openceb/store/testing'
import { expect, onTestFinished, test } from 'vitest'
import { openMonths } from './months.ts'

test('the months that come are made before something is taken in then, also when the clock of the world jumps', async () => {
  const { connection, pool } = await createTestDatabase()
  const database = openDatabase({ connection, name: 'months', role: 'ceb_intake', onError: () => {} })
  onTestFinished(() => database.close())
  const months = openMonths(database)
  await months.lookAhead(new Date('2031-11-30T23:00:00Z'))
  await months.lookAhead(new Date('2031-12-01T00:00:00Z'))
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relname ~ '^inventory_(2031|2032)\\d{2}$' and relkind = 'r' order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(['inventory_203112', 'inventory_203201', 'inventory_203202', 'inventory_203203'])
})
