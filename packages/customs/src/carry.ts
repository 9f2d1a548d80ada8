/** Hands receipts over to the window, oldest first. They are forgotten only once the other side has them: at least once, never less. */
import { type Database, expand } from '@openceb/store'
import type { IncomingMessage } from './intake/read-batch.ts'
import { planning } from './desk.ts'

export type OutgoingMessage = IncomingMessage

export const carryReceipts = (database: Database, deliver: (messages: readonly OutgoingMessage[]) => Promise<void>, limit: number): Promise<number> =>
  database.transaction(async (session) => {
    const messages = await session.prepared<OutgoingMessage & { id: number }>(
      'customs.takeOutgoing',
      'select id, guid, type, bytes from customs.outbox order by id limit $1 for update skip locked',
      [limit],
    )
    if (!messages.length) return 0
    await deliver(await Promise.all(messages.map(async ({ guid, type, bytes }) => ({ guid, type, bytes: await expand(bytes) }))))
    await session.prepared('customs.settleOutgoing', 'delete from customs.outbox where id = any ($1::bigint[])', [messages.map(({ id }) => id)])
    return messages.length
  }, planning)
