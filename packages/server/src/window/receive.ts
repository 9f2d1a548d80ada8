/** What comes back from customs: receipts stored as they came, matched by business key, folded through the lifecycle, passed on. */
import { documents, ineffectiveStates } from '@openceb/documents'
import { type Definition, stateOf } from '@openceb/kernel'
import { readMessage } from '@openceb/message'
import {
  compress,
  documentKeyOf,
  type Incoming,
  keyKinds,
  lockByKey,
  moveDocuments,
  type OutgoingMessage,
  type ReceiptRow,
  receiptRows,
  releaseKeys,
  type Session,
  settleOutgoing,
  storeIncoming,
} from '@openceb/store'
import { type Arriving, type Folded, foldReceipts } from './fold.ts'
import type { WindowParts } from './parts.ts'

type ByDocument = Map<string, Arriving[]>

const add = (into: ByDocument, document: string, receipts: readonly Arriving[]): void => {
  const list = into.get(document)
  if (list) list.push(...receipts)
  else into.set(document, [...receipts])
}

/** The word that documents were delivered, as receipts among those that answer the delivery. */
const deliveries = (messages: readonly OutgoingMessage[], into: ByDocument): void => {
  for (const { document, documents: carried } of messages)
    add(
      into,
      document,
      carried.map(({ guid, identity, sentAt }) => ({
        guid,
        identity,
        returnStatus: '3',
        returnTime: sentAt,
        returnInfo: '发送海关成功',
        source: 'window',
      })),
    )
}

const received = (messages: readonly Incoming[], fresh: Set<string>, into: ByDocument): void => {
  for (const { guid, bytes } of messages) {
    if (!fresh.delete(guid)) continue
    const reading = readMessage(bytes)
    if (reading.kind !== 'receipts') continue
    add(
      into,
      reading.definition.key,
      reading.receipts.map((receipt) => ({ ...receipt, source: 'customs' })),
    )
  }
}

const fold = async (session: Session, definition: Definition, receipts: readonly Arriving[]): Promise<Folded[]> => {
  const byKey = new Map<string, Arriving[]>()
  for (const receipt of receipts) {
    const { key } = documentKeyOf(definition, receipt.identity)
    const list = byKey.get(key)
    if (list) list.push(receipt)
    else byKey.set(key, [receipt])
  }
  const standings = await lockByKey(session, definition, [...byKey.keys()])
  const folded = standings.map((standing) => foldReceipts(definition, standing, byKey.get(standing.key) ?? []))
  const moves = folded.flatMap(({ move }) => move ?? [])
  await moveDocuments(session, definition, moves)
  const fallen = moves.filter(({ to }) => ineffectiveStates.includes(stateOf(to))).map(({ id }) => id)
  await releaseKeys(session, 'ceb', keyKinds(definition, 'effective'), fallen)
  return folded
}

const rowsOf = (definition: Definition, folded: readonly Folded[], now: Date): Omit<ReceiptRow, 'id'>[] =>
  folded.flatMap(({ standing, receipts }) =>
    receipts.flatMap(({ guid, identity, returnStatus, returnTime, returnInfo, source, moved }) => {
      const row: Omit<ReceiptRow, 'id'> = {
        createdAt: now,
        recipient: standing.dxpId,
        document: definition.key,
        documentId: standing.id,
        documentTime: standing.intakeTime,
        guid,
        status: returnStatus,
        returnTime,
        info: returnInfo,
        source,
        moved,
        body: identity,
      }
      return [row, ...(standing.subscribers ?? []).map((recipient) => ({ ...row, recipient, copy: true }))]
    }),
  )

/** Takes receipt messages in, with the deliveries that they answer. At-least-once carrying, exactly-once effect: commits before it answers. */
export const receiveFromCustoms = async (
  parts: WindowParts,
  messages: readonly Incoming[],
  delivered: readonly OutgoingMessage[] = [],
): Promise<void> => {
  const now = parts.clock.now()
  await parts.months.ensure(now)
  const kept = await Promise.all(messages.map(async (message) => ({ ...message, bytes: await compress(message.bytes) })))
  await parts.pipeline.transaction(async (session) => {
    const byDocument: ByDocument = new Map()
    const settled = await settleOutgoing(
      session,
      delivered.map(({ id }) => id),
    )
    deliveries(
      delivered.filter(({ id }) => settled.has(id)),
      byDocument,
    )
    if (messages.length) received(messages, await storeIncoming(session, now, kept), byDocument)
    const rows: Omit<ReceiptRow, 'id'>[] = []
    // In the order of the registry, so that two batches lock alike.
    for (const definition of documents) {
      const receipts = byDocument.get(definition.key)
      if (receipts) rows.push(...rowsOf(definition, await fold(session, definition, receipts), now))
    }
    const ids = await parts.ids.take(rows.length, now)
    await session.copy(receiptRows(rows.map((row, index) => ({ ...row, id: ids[index] ?? 0 }))))
  })
  parts.wake('receipts')
}
