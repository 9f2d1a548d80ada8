/** The receipts of an enterprise behind a place, waited for where there are none yet. */
import { type Clock, wireTimestamp } from '@openceb/kernel'
import { type Database, readReceipts } from '@openceb/store'
import { rowSettings } from '../auth/identity.ts'
import type { Caller } from '../window/contract.ts'
import { beginning, type Place, writeCursor } from './cursor.ts'
import type { Doorbell } from './doorbell.ts'
import { type ReceiptItem, receiptItem, shownTimestamp } from './receipt-message.ts'

export interface ReceiptPage {
  readonly items: readonly ReceiptItem[]
  readonly next: string
  /** Nothing older can still appear. */
  readonly complete: string
}

/** What there is now. */
export interface ReceiptSource {
  readonly app: Database
  readonly clock: Clock
}

export const readPage = async ({ app, clock }: ReceiptSource, caller: Caller, after: Place, limit: number): Promise<ReceiptPage> => {
  const { receipts, complete, now } = await app.transaction(async (session) => {
    const found = await readReceipts(session, caller.dxpIds, after, limit)
    const [{ now } = { now: found.complete }] = await session.query<{ now: Date }>('select clock_timestamp() as now')
    return { ...found, now }
  }, rowSettings(caller))
  // What is still being written began so long ago by the clock of the database; receipts carry that of the world.
  const behind = now.getTime() - complete.getTime()
  const items = receipts.map((receipt) => receiptItem(receipt, writeCursor(receipt)))
  return {
    items,
    next: items.at(-1)?.cursor ?? writeCursor(after),
    complete: shownTimestamp(wireTimestamp(new Date(clock.now().getTime() - behind))),
  }
}

/** The place behind every receipt that there is by now. */
export const presentPlace = async (app: Database): Promise<Place> => {
  const [row] = await app.query<{ xid: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xid')
  return row ? { xid: row.xid, id: 0 } : beginning
}

/** How long a receipt of another process may stay unseen. */
const lookAgain = 1000
/** What was just written is hidden while an older transaction runs: looked for again so soon, then after twice the time, and so on. */
const lookSoon = 40

export interface Waiting {
  readonly seconds: number
  readonly doorbell: Doorbell
  readonly isOver: () => boolean
}

export const awaitReceipts = async (
  source: ReceiptSource,
  caller: Caller,
  after: Place,
  limit: number,
  { seconds, doorbell, isOver }: Waiting,
): Promise<ReceiptPage> => {
  const end = performance.now() + seconds * 1000
  let pause = lookAgain
  for (;;) {
    // Listened for from before the reading on: a ring between the two would be missed.
    const rung = doorbell.wait(Math.min(Math.max(0, end - performance.now()), pause))
    const found = await readPage(source, caller, after, limit)
    if (found.items.length || performance.now() >= end || isOver()) return found
    pause = (await rung) ? lookSoon : Math.min(pause * 2, lookAgain)
  }
}
