/** What a receipt says, for people. */
import { documentOf, documentOfReceipt, enumerations } from '@openceb/documents'
import { readMessage } from '@openceb/message'
import type { ReceiptItem } from './exchange.ts'

const statuses = new Map<string, string>(enumerations.businessStatus.values.map(([code, name]) => [code, name]))

/** `海关入库` of `120`; every negative status is 处理异常. */
export const statusName = (status: string): string => statuses.get(status.startsWith('-') ? 'NEG' : status) ?? ''

/** Customs returned it, the exchange refused it, or it could not be delivered. */
export const isRefusal = (status: string): boolean => status === '100' || status === '4' || status.startsWith('-')

export const documentOfItem = ({ type }: Pick<ReceiptItem, 'type'>): string => documentOfReceipt(type)?.key ?? ''

/** The sentence of the receipt; it stands in its message only. */
export const infoOf = ({ xml }: Pick<ReceiptItem, 'xml'>): string => {
  const reading = readMessage(Buffer.from(xml))
  if (reading.kind === 'technical') return reading.receipt.returnInfo
  return reading.kind === 'receipts' ? (reading.receipts[0]?.returnInfo ?? '') : ''
}

const widths = { document: 16, status: 8, name: 14 } as const

/** Chinese characters take two columns of a terminal. */
const padded = (text: string, width: number): string => {
  let taken = 0
  for (const character of text) taken += character > '\u2e80' ? 2 : 1
  return text + ' '.repeat(Math.max(0, width - taken))
}

export const receiptLine = (time: string, document: string, status: string, info: string): string => {
  const title = document ? documentOf(document).title : '报文'
  return [time, padded(title, widths.document), padded(status, widths.status), padded(statusName(status), widths.name), info].join(' ').trimEnd()
}
