import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../database.ts'
import { createTestDatabase } from '../testing.ts'
import { readReceipts, type ReceiptRow, receiptRows } from './receipts.ts'

const at = new Date('2026-11-22T00:00:00Z')

const receipt = (id: number): ReceiptRow => ({
  id,
  createdAt: at,
  recipient: 'DXP1',
  guid: String(id),
  status: '2',
  returnTime: '20261122080000000',
  info: '',
  source: 'window',
  moved: true,
  body: {},
})

const start = { xid: '0', id: 0 }

test('a reader who has passed a place never misses a receipt that was written earlier and committed later', async () => {
  const { connection } = await createTestDatabase([(await import('../migration-files.ts')).windowMigrations])
  const database = openDatabase({ connection, name: 'receipts', onError: () => {}, role: 'ceb_intake' })
  onTestFinished(() => database.close())
  const read = (after: { xid: string; id: number }) => database.transaction((session) => readReceipts(session, ['DXP1'], after, 10))

  let early: Promise<void> | undefined
  let letGo = (): void => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await new Promise<void>((written) => {
    early = database.transaction(async (session) => {
      await session.copy(receiptRows([receipt(1)]))
      written()
      await held
    })
  })
  await database.transaction((session) => session.copy(receiptRows([receipt(2)])))
  // The second is committed, but the first may still appear in front of it: nothing is shown yet.
  const before = await read(start)
  expect(before.receipts).toEqual([])
  letGo()
  await early
  const { receipts, complete } = await read(start)
  expect(receipts.map(({ id }) => id)).toEqual([1, 2])
  expect(complete.getTime()).toBeGreaterThan(before.complete.getTime())
  const [first] = receipts
  expect((await read({ xid: first?.xid ?? '', id: first?.id ?? 0 })).receipts.map(({ id }) => id)).toEqual([2])
})
