/** Messages from the outbox to customs: carried at least once, told to the senders once. */
import { documents as registry } from '@openceb/documents'
import { advanceDocuments, expand, type Incoming, leaseOutgoing, type OutgoingMessage, postpone, type Session, settleOutgoing } from '@openceb/store'
import type { WindowParts } from './parts.ts'
import { receiveFromCustoms } from './receive.ts'
import { type Saying, sayToSenders } from './window-receipts.ts'

const messagesAtOnce = 40
const receiptMessagesAtOnce = 60
const minute = 60_000
/** Minutes until the next try; then the message has failed. */
const retries = [1, 5, 15]
/** A message in the hands of a process that died is carried again after so long. */
const lease = 10_000

/** The customs side as the carrier sees it. */
export interface OtherSide {
  /** Comes back when the other side has the messages for good; a repeat is harmless there. */
  receive(messages: readonly Incoming[]): Promise<void>
  /** Hands receipt messages over, oldest first, and forgets them when `deliver` has committed. */
  carry(deliver: (messages: readonly Incoming[]) => Promise<void>, limit: number): Promise<number>
}

const sayFailed = async (session: Session, parts: WindowParts, messages: readonly OutgoingMessage[], now: Date): Promise<void> => {
  const sayings: Saying[] = []
  // In the order of the registry, as receipts of customs are taken in: they may be about the same documents at the same moment.
  for (const definition of registry) {
    const document = definition.key
    const sent = messages.flatMap((message) => (message.document === document ? message.documents : []))
    const advances = sent.map(({ id, sentAt }) => ({ id, statusTime: sentAt }))
    const moved = await advanceDocuments(session, definition, advances, definition.lifecycle.from('receipt:4'), '4')
    sayings.push(...sent.map((one) => ({ document, carried: one, status: '4', info: '发送海关失败', moved: moved.has(one.id) })))
  }
  await sayToSenders(session, parts, now, sayings)
}

const giveUpOrRetry = async (parts: WindowParts, messages: readonly OutgoingMessage[]): Promise<void> => {
  const now = parts.clock.now()
  const again = messages.flatMap(({ id, attempts }) => {
    const minutes = retries[attempts]
    return minutes === undefined ? [] : [{ id, due: new Date(now.getTime() + minutes * minute) }]
  })
  const lost = messages.filter(({ attempts }) => retries[attempts] === undefined)
  await parts.pipeline.transaction(async (session) => {
    await postpone(session, again)
    // Declared again, the documents get a message of their own.
    const settled = await settleOutgoing(
      session,
      lost.map(({ id }) => id),
    )
    await sayFailed(
      session,
      parts,
      lost.filter(({ id }) => settled.has(id)),
      now,
    )
  })
  parts.wake('receipts')
}

/** Carries what is due and takes in what comes back at once; answers how many messages were taken up. */
export const carryToCustoms = async (parts: WindowParts, { receive, carry }: OtherSide): Promise<number> => {
  const now = parts.clock.now()
  await parts.months.ensure(now)
  const until = new Date(now.getTime() + lease)
  const messages = await parts.pipeline.transaction((session) => leaseOutgoing(session, now, until, messagesAtOnce))
  if (!messages.length) return 0
  try {
    await receive(await Promise.all(messages.map(async ({ guid, type, bytes }) => ({ guid, type, bytes: await expand(bytes) }))))
  } catch {
    await giveUpOrRetry(parts, messages)
    return messages.length
  }
  let told = false
  await carry(async (receipts) => {
    await receiveFromCustoms(parts, receipts, messages)
    told = true
  }, receiptMessagesAtOnce)
  // Customs had nothing to say yet.
  if (!told) await receiveFromCustoms(parts, [], messages)
  return messages.length
}
