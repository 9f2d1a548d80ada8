import type { Database, Session } from '@openceb/store'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDoorbell } from './doorbell.ts'
import { awaitReceipts, type ReceiptSource } from './receipts.ts'

const caller = { enterprise: '3301980A01', roles: ['AGT'], dxpIds: ['DXPENTDEMO000007'] }
const receipt = { id: 1, xid: '5', document: null, guid: 'G', status: '-999999', returnTime: '20261122100000000', info: '', body: { xml: '<a/>' } }

/** Answers each look in its turn; what a look does happens while it is under way. */
const sourceOf = (looks: readonly (() => readonly object[])[]): ReceiptSource => {
  const left = [...looks]
  const query = async (text: string) =>
    /complete|clock_timestamp/.test(text) ? [{ complete: new Date(0), now: new Date(0) }] : (left.shift()?.() ?? [])
  const session = { query, prepared: async (_name: string, text: string) => query(text) }
  const app = { transaction: async (work: (session: Session) => Promise<unknown>) => work(session as unknown as Session) } as unknown as Database
  return { app, clock: { now: () => new Date(0) } }
}

test('a receipt that is written while one looks is found without waiting for the next look', async () => {
  // No time passes: only a bell that is heard can end the wait.
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const doorbell = openDoorbell()
  const ringing = (): readonly object[] => {
    doorbell.ring()
    return []
  }
  const found = await awaitReceipts(sourceOf([ringing, () => [receipt]]), caller, { xid: '0', id: 0 }, 10, {
    seconds: 30,
    doorbell,
    isOver: () => false,
  })
  expect(found.items).toMatchObject([{ guid: 'G' }])
})

test('a receipt that stands behind an older transaction is looked for again at once, and not a second later', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const doorbell = openDoorbell()
  const ringing = (): readonly object[] => {
    doorbell.ring()
    return []
  }
  const looking = awaitReceipts(sourceOf([ringing, () => [], () => [receipt]]), caller, { xid: '0', id: 0 }, 10, {
    seconds: 30,
    doorbell,
    isOver: () => false,
  })
  await vi.advanceTimersByTimeAsync(100)
  expect((await looking).items).toMatchObject([{ guid: 'G' }])
})
