/** A stored receipt as a message of its own: the same bytes each time it is read. */
import { documentOf } from '@openceb/documents'
import { messageType, writeReceipts } from '@openceb/message'
import { documentKeyOf, shownKey, type StoredReceipt } from '@openceb/store'
import { createHash } from 'node:crypto'

export interface ReceiptItem {
  readonly cursor: string
  readonly type: string
  /** Of the document that the receipt is about. */
  readonly guid: string
  readonly documentKey: string
  readonly status: string
  readonly time: string
  readonly xml: string
}

/** `20261122101530123` as `2026-11-22 10:15:30.123`. */
export const shownTimestamp = (digits: string): string => digits.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/, '$1-$2-$3 $4:$5:$6.$7')

const messageGuid = (id: number): string => {
  const hex = createHash('md5').update(`receipt ${id}`).digest('hex').toUpperCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const technicalType = messageType('900')

export const receiptItem = (receipt: StoredReceipt, cursor: string): ReceiptItem => {
  const { id, document, guid, status, returnTime, info, body } = receipt
  const common = { cursor, guid, status, time: shownTimestamp(returnTime) }
  // The answer to a message that could not be read is kept as it was sent.
  if (document === null) return { ...common, type: technicalType, documentKey: '', xml: String(body.xml ?? '') }
  const definition = documentOf(document)
  return {
    ...common,
    type: messageType(definition.receipt.code),
    documentKey: shownKey(documentKeyOf(definition, body).key),
    xml: writeReceipts({
      definition,
      guid: messageGuid(id),
      receipts: [{ guid, identity: body, returnStatus: status, returnTime, returnInfo: info }],
    }),
  }
}
