/** Receipts that the window itself gives for stored documents: sent, not sent, waiting, refused. */
import { wireTimestamp } from '@openceb/kernel'
import { type Carried, type ReceiptRow, receiptRows, type Session } from '@openceb/store'
import type { WindowParts } from './parts.ts'

export interface Saying {
  readonly document: string
  readonly carried: Carried
  readonly status: string
  readonly info: string
  readonly moved: boolean
}

export const sayToSenders = async (session: Session, parts: WindowParts, now: Date, sayings: readonly Saying[]): Promise<void> => {
  const returnTime = wireTimestamp(now)
  const rows = sayings.flatMap(({ document, carried, status, info, moved }) => {
    const row: Omit<ReceiptRow, 'id'> = {
      createdAt: now,
      recipient: carried.recipient,
      document,
      documentId: carried.id,
      documentTime: new Date(carried.intakeTime),
      guid: carried.guid,
      status,
      returnTime,
      info,
      source: 'window',
      moved,
      body: carried.identity,
    }
    return [row, ...(carried.subscribers ?? []).map((recipient) => ({ ...row, recipient, copy: true }))]
  })
  const ids = await parts.ids.take(rows.length, now)
  await session.copy(receiptRows(rows.map((row, index) => ({ ...row, id: ids[index] ?? 0 }))))
}
