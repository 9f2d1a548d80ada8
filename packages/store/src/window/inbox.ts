/** Receipts from customs, kept as they came: the guid of the message makes a repeat harmless. */
import type { Session } from '../database.ts'

export interface Incoming {
  readonly guid: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** Stores the messages that are new, compressed as they are given, and answers their guids. */
export const storeIncoming = async (session: Session, at: Date, messages: readonly Incoming[]): Promise<Set<string>> => {
  const sorted = [...messages].sort((a, b) => (a.guid < b.guid ? -1 : 1))
  const rows = await session.prepared<{ guid: string }>(
    'ceb.storeIncoming',
    `insert into ceb.inbox (guid, received_at, type, bytes)
     select guid, $1, type, bytes from unnest($2::text[], $3::text[], $4::bytea[]) as m (guid, type, bytes)
     on conflict do nothing returning guid`,
    [at, sorted.map(({ guid }) => guid), sorted.map(({ type }) => type), sorted.map(({ bytes }) => Buffer.from(bytes))],
  )
  return new Set(rows.map(({ guid }) => guid))
}
