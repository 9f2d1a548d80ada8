/** Receipts from customs: stored as they came, matched by business key, folded through the lifecycle, passed on. */
import { documents, ineffectiveStates } from '@openceb/documents'
import type { Definition } from '@openceb/kernel'
import { stateOf } from '@openceb/kernel'
import { type Receipt, readMessage } from '@openceb/message'
import {
  documentKeyOf,
  type Incoming,
  keyKind,
  lockByKey,
  type Move,
  moveDocuments,
  type ReceiptRow,
  receiptRows,
  releaseKeys,
  type Session,
  type Standing,
  storeIncoming,
} from '@openceb/store'
import type { WindowParts } from './parts.ts'

interface Folded {
  readonly standing: Standing
  readonly receipts: readonly (Receipt & { readonly moved: boolean })[]
  readonly move?: Move
}

const byTime = (a: Receipt, b: Receipt): number => (a.returnTime < b.returnTime ? -1 : a.returnTime > b.returnTime ? 1 : 0)

/** What customs gave along with a receipt: numbers of the identity that the row has a column for, and the time of closing. */
const givenBy = (definition: Definition, receipt: Receipt): Record<string, string> => {
  const given: Record<string, string> = {}
  const { invtNo } = receipt.identity as Readonly<Record<string, string | undefined>>
  if (invtNo && 'invtNo' in definition.head) given.invtNo = invtNo
  const day = receipt.returnTime.slice(0, 14)
  if (receipt.returnStatus === '899' && 'clearedAt' in definition.stored) given.clearedAt = day
  if (receipt.returnStatus === '999' && 'closedAt' in definition.stored) given.closedAt = day
  return given
}

/** Takes the receipts of one document in the order of their times. A late or repeated one is kept and moves nothing. */
export const foldReceipts = (definition: Definition, standing: Standing, receipts: readonly Receipt[]): Folded => {
  let { status, statusTime } = standing
  let given: Record<string, string> = {}
  const folded = [...receipts].sort(byTime).map((receipt) => {
    const next = receipt.returnTime < statusTime ? undefined : definition.lifecycle.next(stateOf(status), `receipt:${receipt.returnStatus}`)
    if (next === undefined) return { ...receipt, moved: false }
    status = receipt.returnStatus
    statusTime = receipt.returnTime
    given = { ...given, ...givenBy(definition, receipt) }
    return { ...receipt, moved: true }
  })
  const moved = folded.some((receipt) => receipt.moved)
  return { standing, receipts: folded, ...(moved ? { move: { id: standing.id, from: standing.status, to: status, statusTime, given } } : {}) }
}

const fold = async (session: Session, definition: Definition, receipts: readonly Receipt[]): Promise<Folded[]> => {
  const byKey = new Map<string, Receipt[]>()
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
  const effective = definition.keys.filter(({ held }) => held === 'effective').map(({ name }) => keyKind(definition.key, name))
  await releaseKeys(session, 'ceb', effective, fallen)
  return folded
}

const rowsOf = (definition: Definition, folded: readonly Folded[], now: Date): Omit<ReceiptRow, 'id'>[] =>
  folded.flatMap(({ standing, receipts }) =>
    receipts.flatMap(({ guid, identity, returnStatus, returnTime, returnInfo, moved }) => {
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
        source: 'customs',
        moved,
        body: identity,
      }
      return [row, ...(standing.subscribers ?? []).map((recipient) => ({ ...row, recipient, copy: true }))]
    }),
  )

/** Takes receipt messages in. At-least-once carrying, exactly-once effect: commits before it answers. */
export const receiveFromCustoms = async (parts: WindowParts, messages: readonly Incoming[]): Promise<void> => {
  const now = parts.clock.now()
  await parts.months.ensure(now)
  await parts.pipeline.transaction(async (session) => {
    const fresh = await storeIncoming(session, now, messages)
    const received = new Map<string, Receipt[]>()
    for (const { guid, bytes } of messages) {
      if (!fresh.delete(guid)) continue
      const reading = readMessage(bytes)
      if (reading.kind !== 'receipts') continue
      const list = received.get(reading.definition.key) ?? []
      list.push(...reading.receipts)
      received.set(reading.definition.key, list)
    }
    const rows: Omit<ReceiptRow, 'id'>[] = []
    // In the order of the registry, so that two batches lock alike.
    for (const definition of documents) {
      const receipts = received.get(definition.key)
      if (receipts) rows.push(...rowsOf(definition, await fold(session, definition, receipts), now))
    }
    const ids = await parts.ids.take(rows.length, now)
    await session.copy(receiptRows(rows.map((row, index) => ({ ...row, id: ids[index] ?? 0 }))))
  })
  parts.wake('receipts')
}
