/** The receipts of an enterprise behind a place, waited for where there are none yet. */
import { wireTimestamp } from '@openceb/kernel'
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
export const readPage = async (app: Database, caller: Caller, after: Place, limit: number): Promise<ReceiptPage> => {
  const { receipts, complete } = await app.transaction((session) => readReceipts(session, caller.dxpIds, after, limit), rowSettings(caller))
  const items = receipts.map((receipt) => receiptItem(receipt, writeCursor(receipt)))
  return {
    items,
    next: items.at(-1)?.cursor ?? writeCursor(after),
    complete: shownTimestamp(wireTimestamp(complete)),
  }
}

/** The place behind every receipt that there is by now. */
export const presentPlace = async (app: Database): Promise<Place> => {
  const [row] = await app.query<{ xid: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xid')
  return row ? { xid: row.xid, id: 0 } : beginning
}

/** How long a receipt of another process may stay unseen. */
const lookAgain = 1000

export interface Waiting {
  readonly seconds: number
  readonly doorbell: Doorbell
  readonly isOver: () => boolean
}

export const awaitReceipts = async (
  app: Database,
  caller: Caller,
  after: Place,
  limit: number,
  { seconds, doorbell, isOver }: Waiting,
): Promise<ReceiptPage> => {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const found = await readPage(app, caller, after, limit)
    const left = end - performance.now()
    if (found.items.length || left <= 0 || isOver()) return found
    await doorbell.wait(Math.min(left, lookAgain))
  }
}
