/** Documents and where they stand, written and read as sets. */
import type { DocumentValue } from '@openceb/kernel'
import { copyRows, type Session } from '@openceb/store'
import type { Head, Paper } from './paper.ts'

export interface Standing {
  readonly id: number
  readonly document: string
  readonly status: string
  readonly statusTime: Date
  /** The text of the last receipt where it is not the usual one. */
  readonly info: string | null
}

export const insertPapers = (session: Session, papers: readonly Paper[]): Promise<void> =>
  session.copy(
    copyRows(
      'customs.document',
      ['id', 'document', 'body'],
      papers.map(({ id, definition, value }) => [id, definition.key, { head: value.head, lines: value.lines }]),
    ),
  )

export const insertStandings = (session: Session, rows: readonly Standing[]): Promise<void> =>
  session.copy(
    copyRows(
      'customs.standing',
      ['id', 'document', 'status', 'status_time', 'info'],
      rows.map(({ id, document, status, statusTime, info }) => [id, document, status, statusTime, info]),
    ),
  )

export const updateStandings = async (session: Session, rows: readonly Standing[]): Promise<void> => {
  if (!rows.length) return
  await session.prepared(
    'customs.updateStandings',
    `update customs.standing s set status = m.status, status_time = m.status_time, info = m.info
     from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::text[]) as m (id, status, status_time, info) where s.id = m.id`,
    [rows.map(({ id }) => id), rows.map(({ status }) => status), rows.map(({ statusTime }) => statusTime), rows.map(({ info }) => info)],
  )
}

export interface StoredPaper extends Standing {
  readonly head: Head
}

/** Standings with the heads that receipts are written from, locked in the order of ids. */
export const lockPapers = async (session: Session, ids: readonly number[]): Promise<StoredPaper[]> =>
  ids.length
    ? session.query<StoredPaper>(
        `select s.id, s.document, s.status, s.status_time as "statusTime", s.info, d.body -> 'head' as head
         from customs.standing s join customs.document d on d.id = s.id where s.id = any ($1::bigint[]) order by s.id for update of s`,
        [ids],
      )
    : []

export const readBodies = async (session: Pick<Session, 'query'>, ids: readonly number[]): Promise<Map<number, DocumentValue>> => {
  if (!ids.length) return new Map()
  const rows = await session.query<{ id: number; body: DocumentValue }>(
    'select d.id, d.body from customs.document d where d.id = any ($1::bigint[])',
    [ids],
  )
  return new Map(rows.map(({ id, body }) => [id, body]))
}
