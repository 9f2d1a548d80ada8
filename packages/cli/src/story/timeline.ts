/** What happened to one parcel, receipt by receipt, in the order of time. */
import type { ReceiptItem } from '../exchange/exchange.ts'
import { infoOf, receiptLine } from '../exchange/receipt-text.ts'
import type { Life } from './batch.ts'
import type { Inbox } from './inbox.ts'

export interface Moment {
  readonly time: string
  readonly document: string
  readonly key: string
  readonly status: string
  readonly info: string
}

export const timelineOf = ({ documents }: Life, inbox: Pick<Inbox, 'receiptsOf'>): Moment[] =>
  documents
    .flatMap(({ document, key }) =>
      inbox.receiptsOf(document, key).map((item: ReceiptItem) => ({ time: item.time, document, key, status: item.status, info: infoOf(item) })),
    )
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))

export const timelineLines = (moments: readonly Moment[]): string[] =>
  moments.map(({ time, document, status, info }) => `  ${receiptLine(time.slice(11), document, status, info)}`)
