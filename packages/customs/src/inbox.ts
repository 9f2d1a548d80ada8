/** Every message as it came: the guid makes a repeat harmless. */
import type { Session } from '@openceb/store'
import type { IncomingMessage } from './intake/read-batch.ts'

/** Stores the messages that are new and answers their guids; `bytes` come compressed. */
export const storeIncoming = async (session: Session, at: Date, messages: readonly IncomingMessage[]): Promise<Set<string>> => {
  const sorted = [...messages].sort((a, b) => (a.guid < b.guid ? -1 : 1))
  const rows = await session.prepared<{ guid: string }>(
    'customs.storeIncoming',
    `insert into customs.inbox (guid, received_at, type, bytes)
     select guid, $1, type, bytes from unnest($2::text[], $3::text[], $4::bytea[]) as m (guid, type, bytes)
     on conflict do nothing returning guid`,
    [at, sorted.map(({ guid }) => guid), sorted.map(({ type }) => type), sorted.map(({ bytes }) => Buffer.from(bytes))],
  )
  return new Set(rows.map(({ guid }) => guid))
}
