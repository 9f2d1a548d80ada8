/** Raw messages and the one answer for one sender and guid. */
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import type { Database, Session } from '../database.ts'

const compressed = promisify(brotliCompress)
const expanded = promisify(brotliDecompress)

/** Compressed as stored: the fastest setting, which already takes nine tenths of a message of many documents. */
export const compress = (bytes: Uint8Array): Promise<Uint8Array> =>
  compressed(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })

export const expand = (bytes: Uint8Array): Promise<Uint8Array> => expanded(bytes)

export interface MessageClaim {
  readonly sender: string
  readonly guid: string
  readonly messageId: number
  readonly receivedAt: Date
}

/** Claims each (sender, guid) that nobody had before; answers the messages that had the others. */
export const claimMessages = async (session: Session, claims: readonly MessageClaim[]): Promise<MessageClaim[]> => {
  if (!claims.length) return []
  const sorted = [...claims].sort((a, b) => (a.sender + a.guid < b.sender + b.guid ? -1 : 1))
  const taken = await session.prepared<{ messageId: number }>(
    'ceb.claimMessages',
    `insert into ceb.message_key (sender, guid, message_id, received_at)
     select * from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[]) on conflict do nothing returning message_id as "messageId"`,
    [
      sorted.map(({ sender }) => sender),
      sorted.map(({ guid }) => guid),
      sorted.map(({ messageId }) => messageId),
      sorted.map(({ receivedAt }) => receivedAt),
    ],
  )
  if (taken.length === sorted.length) return []
  const have = new Set(taken.map(({ messageId }) => messageId))
  const repeated = sorted.filter(({ messageId }) => !have.has(messageId))
  return session.query<MessageClaim>(
    `select k.sender, k.guid, k.message_id as "messageId", k.received_at as "receivedAt"
     from unnest($1::text[], $2::text[]) as w (sender, guid) join ceb.message_key k using (sender, guid)`,
    [repeated.map(({ sender }) => sender), repeated.map(({ guid }) => guid)],
  )
}

export interface MessageRow {
  readonly id: number
  readonly receivedAt: Date
  readonly sender: string
  readonly dxpId: string
  readonly guid?: string | undefined
  readonly type: string
  readonly channel: string
  readonly documents: number
  readonly outcome: 'answered' | 'unreadable' | 'pending' | 'failed'
  /** As `compress` gives it. */
  readonly bytes: Uint8Array
}

const columns = ['id', 'received_at', 'sender', 'dxp_id', 'guid', 'type', 'channel', 'documents', 'outcome', 'bytes']

export const insertMessages = (session: Session, rows: readonly MessageRow[]): Promise<void> =>
  session.copy({
    table: 'ceb.message',
    columns,
    rows: rows.map((row) => [row.id, row.receivedAt, row.sender, row.dxpId, row.guid, row.type, row.channel, row.documents, row.outcome, row.bytes]),
  })

export interface PendingMessage {
  readonly id: number
  readonly sender: string
  readonly dxpId: string
  readonly channel: string
  readonly bytes: Uint8Array
}

/** Messages that were answered with 202 and wait for their intake, oldest first. */
export const pendingMessages = (database: Database, limit: number): Promise<PendingMessage[]> =>
  database.query<PendingMessage>(
    `select id, sender, dxp_id as "dxpId", channel, bytes from ceb.message where outcome = 'pending' order by id limit $1`,
    [limit],
  )

/** Takes pending messages for this transaction; answers those that nobody else has taken in meanwhile. */
export const claimPending = async (session: Session, ids: readonly number[]): Promise<Set<number>> => {
  if (!ids.length) return new Set()
  const rows = await session.query<{ id: number }>(
    `update ceb.message set outcome = 'answered', xid = pg_current_xact_id() where id = any ($1::bigint[]) and outcome = 'pending' returning id`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Marks messages that cannot be taken in although they could be read: they stay for the operator. */
export const failPending = async (database: Database, ids: readonly number[]): Promise<void> => {
  await database.query(`update ceb.message set outcome = 'failed' where id = any ($1::bigint[]) and outcome = 'pending'`, [ids])
}
