/** Receipts: written once, read in an order that misses none. */
import type { TableRows } from '../copy.ts'
import type { Session } from '../database.ts'

export interface ReceiptRow {
  readonly id: number
  readonly createdAt: Date
  readonly recipient: string
  readonly document?: string | undefined
  readonly documentId?: number | undefined
  readonly documentTime?: Date | undefined
  /** The message that this receipt answers, and its place in the answer. */
  readonly messageId?: number | undefined
  readonly place?: number | undefined
  readonly guid: string
  readonly status: string
  readonly returnTime: string
  readonly info: string
  readonly source: 'window' | 'customs'
  /** False for one that came late or twice and moved nothing. */
  readonly moved: boolean
  readonly copy?: boolean
  /** The identity fields of the receipt message; for CEB900 the message itself. */
  readonly body: object
}

const columns = [
  'id',
  'created_at',
  'recipient',
  'document',
  'document_id',
  'document_time',
  'message_id',
  'place',
  'guid',
  'status',
  'return_time',
  'info',
  'source',
  'moved',
  'copy',
  'body',
]

export const receiptRows = (rows: readonly ReceiptRow[]): TableRows => ({
  table: 'ceb.receipt',
  columns,
  rows: rows.map((row) => [
    row.id,
    row.createdAt,
    row.recipient,
    row.document,
    row.documentId,
    row.documentTime,
    row.messageId,
    row.place,
    row.guid,
    row.status,
    row.returnTime,
    row.info,
    row.source,
    row.moved,
    row.copy ?? false,
    row.body,
  ]),
})

export interface StoredReceipt {
  readonly id: number
  readonly document: string | null
  readonly documentId: number | null
  readonly messageId: number | null
  readonly guid: string
  readonly status: string
  readonly returnTime: string
  readonly info: string
  readonly source: 'window' | 'customs'
  readonly moved: boolean
  readonly createdAt: Date
  readonly body: Readonly<Record<string, string | number>>
}

const fields = `r.id, r.document, r.document_id as "documentId", r.message_id as "messageId", r.guid, r.status,
  r.return_time as "returnTime", r.info, r.source, r.moved, r.created_at as "createdAt", r.body`

/** The answers of messages, each in the order of its documents. */
export const receiptsOfMessages = (
  session: Session,
  messages: readonly { readonly messageId: number; readonly receivedAt: Date }[],
): Promise<StoredReceipt[]> =>
  session.query<StoredReceipt>(
    `select ${fields} from unnest($1::bigint[], $2::timestamptz[]) as w (id, received_at)
     join ceb.message m on m.id = w.id and m.received_at = w.received_at
     join ceb.receipt r on r.recipient = m.dxp_id and r.xid = m.xid and r.message_id = m.id
     where not r.copy order by r.message_id, r.place`,
    [messages.map(({ messageId }) => messageId), messages.map(({ receivedAt }) => receivedAt)],
  )

/** All receipts of documents, newest first. */
export const receiptsOfDocuments = (session: Session, ids: readonly number[]): Promise<StoredReceipt[]> =>
  session.query<StoredReceipt>(
    `select ${fields} from ceb.receipt r where r.document_id = any ($1::bigint[]) and not r.copy order by r.return_time desc, r.id desc`,
    [ids],
  )

export interface ReceiptPage {
  readonly receipts: readonly (StoredReceipt & { readonly xid: string })[]
  /** Nothing older than this can still appear. */
  readonly complete: Date
}

/**
 * Receipts for the recipients behind a place. Rows of transactions that may still be running are not shown yet, so that a later
 * reading never finds one in front of a place that was passed.
 */
export const readReceipts = async (
  session: Session,
  recipients: readonly string[],
  after: { readonly xid: string; readonly id: number },
  limit: number,
): Promise<ReceiptPage> => {
  const [{ complete } = { complete: new Date(0) }] = await session.query<{ complete: Date }>('select ceb.receipts_complete_until() as complete')
  // Planned once a connection: the policy of the table spans every document, and planning it took longer than reading.
  const receipts = await session.prepared<StoredReceipt & { xid: string }>(
    'ceb.readReceipts',
    `select ${fields}, r.xid::text as xid from ceb.receipt r
     where r.recipient = any ($1::text[]) and (r.xid, r.id) > ($2::text::xid8, $3::bigint)
       and r.xid < pg_snapshot_xmin(pg_current_snapshot())
     order by r.xid, r.id limit $4`,
    [recipients, after.xid, after.id, limit],
  )
  return { receipts, complete }
}
