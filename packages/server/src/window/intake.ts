/** The way in: read, judge, store, answer. */
import type { Issue } from '@openceb/kernel'
import { wireTimestamp } from '@openceb/kernel'
import { type MessageReading, readMessage, type Unreadable, writeTechnicalReceipt } from '@openceb/message'
import { claimMessages, compress, expand, failPending, insertMessages, pendingMessages, receiptRows } from '@openceb/store'
import type { Judged } from './batch.ts'
import type { Answer, Submission } from './contract.ts'
import { answerGuid } from './identity.ts'
import { openIntakeQueue } from './intake-queue.ts'
import { judgeDocuments } from './judge.ts'
import type { WindowParts } from './parts.ts'
import { notFromEnterprise } from './unreadable.ts'

export const openIntake = (parts: WindowParts) => {
  const submit = openIntakeQueue(parts)

  const judged = (reading: MessageReading, { sender, channel }: Submission, stored: Promise<Uint8Array>, pendingId?: number): Judged => ({
    reading,
    items: judgeDocuments(reading, parts.reference.context(parts.clock.now()), sender),
    sender,
    channel,
    receivedAt: parts.clock.now(),
    stored,
    ...(pendingId === undefined ? {} : { pendingId }),
  })

  /** Keeps what could not be read and answers with the technical receipt; the guid stays free for the mended message. */
  const refuse = async ({ bytes, sender, channel }: Submission, unreadable: Unreadable): Promise<Answer> => {
    const now = parts.clock.now()
    await parts.months.ensure(now)
    const [messageId = 0, receiptId = 0] = await parts.ids.take(2, now)
    const returnTime = wireTimestamp(now)
    const guid = answerGuid(messageId, 'CEB900Message')
    const xml = writeTechnicalReceipt({
      guid,
      receiptGuid: unreadable.guid ?? guid,
      returnTime,
      issues: unreadable.issues,
      oriCopMsgId: unreadable.envelope?.copMsgId ?? '',
      oriMessageType: unreadable.type,
      original: bytes,
    })
    const stored = await compress(bytes)
    await parts.pipeline.transaction(async (session) => {
      await insertMessages(session, [
        {
          id: messageId,
          receivedAt: now,
          sender: sender.enterprise,
          dxpId: sender.dxpId,
          guid: unreadable.guid,
          type: unreadable.type,
          channel,
          documents: 0,
          outcome: 'unreadable',
          bytes: stored,
        },
      ])
      await session.copy(
        receiptRows([
          {
            id: receiptId,
            createdAt: now,
            recipient: sender.dxpId,
            messageId,
            place: 0,
            guid,
            status: '-999999',
            returnTime,
            info: infoOf(unreadable.issues),
            source: 'window',
            moved: false,
            body: { xml },
          },
        ]),
      )
    })
    parts.wake('receipts')
    return { kind: 'technical', xml }
  }

  /** Keeps the raw message and answers at once; the intake follows. */
  const keep = async ({ bytes, sender, channel }: Submission, { guid, type, documents }: MessageReading): Promise<Answer> => {
    const now = parts.clock.now()
    await parts.months.ensure(now)
    const [id = 0] = await parts.ids.take(1, now)
    const stored = await compress(bytes)
    const replay = await parts.pipeline.transaction(async (session) => {
      const earlier = await claimMessages(session, [{ sender: sender.enterprise, guid, messageId: id, receivedAt: now }])
      if (earlier.length) return true
      await insertMessages(session, [
        {
          id,
          receivedAt: now,
          sender: sender.enterprise,
          dxpId: sender.dxpId,
          guid,
          type,
          channel,
          documents: documents.length,
          outcome: 'pending',
          bytes: stored,
        },
      ])
      return false
    })
    parts.wake('pending')
    return { kind: 'accepted', guid, replay }
  }

  const takeIn = async (submission: Submission): Promise<Answer> => {
    const reading = readMessage(submission.bytes)
    if (reading.kind === 'unreadable') return refuse(submission, reading)
    if (reading.kind !== 'message') return refuse(submission, notFromEnterprise(reading))
    return submission.later ? keep(submission, reading) : submit(judged(reading, submission, compress(submission.bytes)))
  }

  /** Takes in what was answered with 202; answers how many messages there were. */
  const takePendingIn = async (): Promise<number> => {
    const pending = await pendingMessages(parts.pipeline, 20)
    await Promise.all(
      pending.map(async ({ id, sender: enterprise, dxpId, channel, bytes: stored }) => {
        const bytes = await expand(stored)
        const reading = readMessage(bytes)
        const submission = { bytes, sender: { enterprise, dxpId }, channel: channel as Submission['channel'] }
        if (reading.kind === 'message') await submit(judged(reading, submission, Promise.resolve(stored), id))
        else await failPending(parts.pipeline, [id])
      }),
    )
    return pending.length
  }

  return { takeIn, takePendingIn }
}

const infoOf = (issues: readonly Issue[]): string =>
  issues
    .map(({ message }) => message)
    .join('；')
    .slice(0, 1000)
