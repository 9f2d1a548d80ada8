/** Messages from the outbox to customs: carried at least once, told to the senders once. */
import { documents as registry } from '@openceb/documents'
import { advanceDocuments, type OutgoingMessage, postpone, type Session, settleOutgoing, takeOutgoing } from '@openceb/store'
import type { WindowParts } from './parts.ts'
import { type Saying, sayToSenders } from './window-receipts.ts'

const messagesAtOnce = 40
const minute = 60_000
/** Minutes until the next try; then the message has failed. */
const retries = [1, 5, 15]

/** Hands messages over and comes back when the other side has them for good. */
export type Deliver = (messages: readonly { guid: string; type: string; bytes: Uint8Array }[]) => Promise<void>

const tell = async (session: Session, parts: WindowParts, messages: readonly OutgoingMessage[], status: '3' | '4', now: Date): Promise<void> => {
  const sayings: Saying[] = []
  const info = status === '3' ? '发送海关成功' : '发送海关失败'
  // In the order of the registry, as receipts of customs are taken in: they may be about the same documents at the same moment.
  for (const definition of registry) {
    const document = definition.key
    const sent = messages.flatMap((message) => (message.document === document ? message.documents : []))
    const moved = await advanceDocuments(
      session,
      definition,
      sent.map(({ id, sentAt }) => ({ id, statusTime: sentAt })),
      definition.lifecycle.from(`receipt:${status}`),
      status,
    )
    for (const carried of sent)
      sayings.push({ document, carried, status, info, moved: moved.has(carried.id), ...(status === '3' ? { returnTime: carried.sentAt } : {}) })
  }
  await sayToSenders(session, parts, now, sayings)
}

const giveUpOrRetry = async (session: Session, parts: WindowParts, messages: readonly OutgoingMessage[], now: Date): Promise<void> => {
  const after = ({ attempts }: OutgoingMessage): number | undefined => retries[attempts]
  await postpone(
    session,
    messages.flatMap((message) => {
      const minutes = after(message)
      return minutes === undefined ? [] : [{ id: message.id, due: new Date(now.getTime() + minutes * minute) }]
    }),
  )
  const lost = messages.filter((message) => after(message) === undefined)
  await tell(session, parts, lost, '4', now)
  // Declared again, the documents get a message of their own.
  await settleOutgoing(
    session,
    lost.map(({ id }) => id),
  )
}

/** Carries what is due; answers how many messages were taken up. */
export const carryToCustoms = async (parts: WindowParts, deliver: Deliver): Promise<number> => {
  const now = parts.clock.now()
  await parts.months.ensure(now)
  const taken = await parts.pipeline.transaction(async (session) => {
    const messages = await takeOutgoing(session, now, messagesAtOnce)
    if (!messages.length) return 0
    const delivered = await deliver(messages).then(
      () => true,
      () => false,
    )
    if (delivered) {
      await tell(session, parts, messages, '3', now)
      await settleOutgoing(
        session,
        messages.map(({ id }) => id),
      )
    } else await giveUpOrRetry(session, parts, messages, now)
    return messages.length
  })
  if (taken) parts.wake('receipts')
  return taken
}
