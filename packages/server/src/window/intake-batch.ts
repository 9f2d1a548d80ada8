/** One intake transaction: raw messages, documents, keys, receipts and the way on to customs, for many senders at once. */
import type { RuleContext } from '@openceb/documents'
import { wireTimestamp } from '@openceb/kernel'
import {
  claimMessages,
  claimPending,
  enqueueDeclared,
  insertMessages,
  lockStoring,
  type ReceiptRow,
  receiptRows,
  receiptsOfMessages,
  type Session,
  type StoredReceipt,
  wakeWaiting,
} from '@openceb/store'
import { type Judged, receiptSubscribers, type Work } from './batch.ts'
import { followingKey } from './four-documents.ts'
import { isDeclared, storeAdds } from './intake-adds.ts'
import { applyAlters } from './intake-alters.ts'

export interface Numbered {
  readonly message: Judged
  readonly messageId: number
  readonly works: readonly Work[]
}

export type Answered =
  | { readonly numbered: Numbered; readonly replay: false; readonly returnTime: string }
  | { readonly numbered: Numbered; readonly replay: true; readonly messageId: number; readonly receipts: readonly StoredReceipt[] }

const answerRows = (numbered: readonly Numbered[], receiptIds: readonly number[], now: Date, statusTime: string): ReceiptRow[] => {
  let next = 0
  const rows: ReceiptRow[] = []
  for (const { message, messageId, works } of numbered) {
    const subscribers = receiptSubscribers(message.reading)
    works.forEach(({ item, outcome }, place) => {
      if (!outcome) throw new Error(`no outcome for ${item.definition.key} ${item.key}`)
      const receipt: ReceiptRow = {
        id: receiptIds[next++] ?? 0,
        createdAt: now,
        recipient: message.sender.dxpId,
        document: item.definition.key,
        documentId: outcome.subject?.id,
        documentTime: outcome.subject?.intakeTime,
        messageId,
        place,
        guid: item.guid,
        status: outcome.status,
        returnTime: statusTime,
        info: outcome.info,
        source: 'window',
        moved: outcome.moved,
        body: outcome.identity,
      }
      rows.push(receipt)
      for (const recipient of subscribers) rows.push({ ...receipt, id: receiptIds[next++] ?? 0, recipient, copy: true })
    })
  }
  return rows
}

const sendOn = async (session: Session, works: readonly Work[], now: Date): Promise<void> => {
  const declared = works.filter(({ item, outcome }) => outcome?.moved && item.operation !== 'delete' && isDeclared(outcome.status))
  const leading = declared.filter(({ item }) => !item.definition.follows)
  await enqueueDeclared(
    session,
    leading.flatMap(({ item, outcome }) => (outcome?.subject ? [{ document: item.definition.key, ...outcome.subject, due: now }] : [])),
  )
  await wakeWaiting(
    session,
    declared
      .filter(({ item }) => item.definition.follows)
      .map(({ item }) => ({ document: item.definition.key, key: followingKey(item.definition, item.value.head) })),
  )
}

/** How many receipts the batch writes: one for each document and one for each copy. */
export const receiptCount = (messages: readonly Judged[]): number =>
  messages.reduce((sum, { items, reading }) => sum + items.length * (1 + receiptSubscribers(reading).length), 0)

export const takeInBatch = async (
  session: Session,
  numbered: readonly Numbered[],
  receiptIds: readonly number[],
  raw: readonly Uint8Array[],
  context: RuleContext,
  now: Date,
): Promise<Answered[]> => {
  const statusTime = wireTimestamp(now)
  const claims = numbered
    .filter(({ message }) => message.pendingId === undefined)
    .map(({ message, messageId }) => ({ sender: message.sender.enterprise, guid: message.reading.guid, messageId, receivedAt: message.receivedAt }))
  const earlier = new Map((await claimMessages(session, claims)).map((claim) => [`${claim.sender} ${claim.guid}`, claim]))
  const pending = await claimPending(
    session,
    numbered.flatMap(({ message }) => message.pendingId ?? []),
  )
  const earlierOf = ({ message }: Numbered) => earlier.get(`${message.sender.enterprise} ${message.reading.guid}`)
  const isRepeat = (one: Numbered): boolean => {
    if (one.message.pendingId !== undefined) return !pending.has(one.message.pendingId)
    // Of several that came at once the first has the claim, and is none of its own repeats.
    const first = earlierOf(one)
    return first !== undefined && first.messageId !== one.messageId
  }
  const fresh = numbered.filter((one) => !isRepeat(one))
  const works = fresh.flatMap((one) => one.works)

  if (works.some(({ item }) => item.definition.follows)) await lockStoring(session)
  const adds = works.filter(({ item }) => item.operation === 'add')
  const alters = works.filter(({ item }) => item.operation !== 'add')
  if (adds.length) await storeAdds(session, adds, context, now, statusTime)
  if (alters.length) await applyAlters(session, alters, context, now, statusTime)
  await session.copy(receiptRows(answerRows(fresh, receiptIds, now, statusTime)))
  await insertMessages(
    session,
    numbered.flatMap((one, index) =>
      one.message.pendingId === undefined && !isRepeat(one)
        ? [
            {
              id: one.messageId,
              receivedAt: one.message.receivedAt,
              sender: one.message.sender.enterprise,
              dxpId: one.message.sender.dxpId,
              guid: one.message.reading.guid,
              type: one.message.reading.type,
              channel: one.message.channel,
              documents: one.works.length,
              outcome: 'answered' as const,
              bytes: raw[index] ?? new Uint8Array(),
            },
          ]
        : [],
    ),
  )
  await sendOn(session, works, now)

  const originals = earlier.size ? await receiptsOfMessages(session, [...earlier.values()]) : []
  return numbered.map((one): Answered => {
    const first = earlierOf(one)
    if (!isRepeat(one)) return { numbered: one, replay: false, returnTime: statusTime }
    if (!first) return { numbered: one, replay: true, messageId: one.messageId, receipts: [] }
    return { numbered: one, replay: true, messageId: first.messageId, receipts: originals.filter(({ messageId }) => messageId === first.messageId) }
  })
}
