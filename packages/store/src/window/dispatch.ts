/** Declared documents on their way to customs: what waits, what goes, and the messages that carry it. */
import type { Session } from '../database.ts'

export interface Declared {
  readonly document: string
  readonly id: number
  readonly intakeTime: Date
  readonly due: Date
}

export const enqueueDeclared = async (session: Session, rows: readonly Declared[]): Promise<void> => {
  if (!rows.length) return
  await session.prepared(
    'ceb.enqueue',
    `insert into ceb.dispatch (document, id, intake_time, due, declared_at)
     select document, id, intake_time, due, due from unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::timestamptz[]) as d (document, id, intake_time, due)
     on conflict (document, id) do update set due = excluded.due, declared_at = excluded.declared_at, waiting = false`,
    [rows.map(({ document }) => document), rows.map(({ id }) => id), rows.map(({ intakeTime }) => intakeTime), rows.map(({ due }) => due)],
  )
}

export interface Due {
  readonly document: string
  readonly id: number
  readonly intakeTime: Date
  readonly declaredAt: Date
  readonly waiting: boolean
}

/** Declared documents whose time has come, oldest first; locked, so that several processes share them. */
export const takeDue = (session: Session, now: Date, limit: number): Promise<Due[]> =>
  session.prepared<Due>(
    'ceb.takeDue',
    `select document, id, intake_time as "intakeTime", declared_at as "declaredAt", waiting from ceb.dispatch
     where due <= $1 order by due limit $2 for update skip locked`,
    [now, limit],
  )

export const settleDue = async (session: Session, ids: readonly number[]): Promise<void> => {
  if (!ids.length) return
  await session.prepared('ceb.settleDue', 'delete from ceb.dispatch where id = any ($1::bigint[])', [ids])
  await session.prepared('ceb.stopWaiting', 'delete from ceb.awaiting where waiter_id = any ($1::bigint[])', [ids])
}

export interface Wait {
  readonly document: string
  readonly id: number
  readonly until: Date
  readonly for: readonly { readonly document: string; readonly key: string }[]
}

/** One number for the lock between those who store what others wait for and those who begin to wait. */
const waitingLock = 0x636562

/**
 * Held by every transaction that stores documents others may wait for. Without it a document could be stored while another begins to
 * wait for it: neither would see the other, and the wait would last to its end.
 */
export const lockStoring = async (session: Session): Promise<void> => {
  await session.prepared('ceb.lockStoring', `select pg_advisory_xact_lock_shared(${waitingLock})`)
}

/** Waits until no such transaction runs and keeps new ones back: what is still missing afterwards may be waited for. */
export const lockWaiting = async (session: Session): Promise<void> => {
  await session.prepared('ceb.lockWaiting', `select pg_advisory_xact_lock(${waitingLock})`)
}

/** Lays documents aside until what they wait for is stored, or until their end. */
export const layAside = async (session: Session, waits: readonly Wait[]): Promise<void> => {
  if (!waits.length) return
  await session.run(
    `update ceb.dispatch d set due = w.until, waiting = true
     from unnest($1::bigint[], $2::timestamptz[]) as w (id, until) where d.id = w.id`,
    [waits.map(({ id }) => id), waits.map(({ until }) => until)],
  )
  const rows = waits.flatMap((wait) => wait.for.map(({ document, key }) => [document, key, wait.document, wait.id] as const))
  await session.run(
    `insert into ceb.awaiting (document, key, waiter_document, waiter_id)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) on conflict do nothing`,
    [0, 1, 2, 3].map((index) => rows.map((row) => row[index])),
  )
}

/** Calls back whoever waits for one of these documents. */
export const wakeWaiting = async (session: Session, stored: readonly { readonly document: string; readonly key: string }[]): Promise<void> => {
  if (!stored.length) return
  await session.prepared(
    'ceb.wake',
    `insert into ceb.woken (document, id)
     select distinct a.waiter_document, a.waiter_id from unnest($1::text[], $2::text[]) as s (document, key)
     cross join lateral (select * from ceb.awaiting where document = s.document and key = s.key offset 0) a`,
    [stored.map(({ document }) => document), stored.map(({ key }) => key)],
  )
}

/** Makes those due who were called back. */
export const callWoken = async (session: Session, now: Date): Promise<void> => {
  await session.prepared(
    'ceb.callWoken',
    `with called as (
       delete from ceb.woken where ctid = any (array(select ctid from ceb.woken limit 1000 for update skip locked)) returning document, id
     )
     update ceb.dispatch d set due = $1 from called c where d.document = c.document and d.id = c.id and d.waiting`,
    [now],
  )
}

/** A document on its way: what the receipt of its delivery needs. */
export interface Carried {
  readonly id: number
  readonly intakeTime: string
  readonly recipient: string
  readonly subscribers?: readonly string[] | undefined
  readonly guid: string
  readonly identity: Readonly<Record<string, string | number>>
}

/** A document in a message that is on its way. */
export interface Sent extends Carried {
  /**
   * 17 digits: when the message was written. Its delivery may be told late, after a crash even a second time, and customs may have
   * spoken of the document by then: a later time would make what customs said look old.
   */
  readonly sentAt: string
}

export interface Outgoing {
  readonly id: number
  readonly guid: string
  readonly type: string
  /** Compressed. */
  readonly bytes: Uint8Array
  readonly document: string
  readonly documents: readonly Sent[]
  readonly due: Date
}

export const enqueueOutgoing = (session: Session, rows: readonly Outgoing[]): Promise<void> =>
  session.copy({
    table: 'ceb.outbox',
    columns: ['id', 'guid', 'type', 'bytes', 'document', 'documents', 'due'],
    rows: rows.map((row) => [row.id, row.guid, row.type, row.bytes, row.document, row.documents, row.due]),
  })

export interface OutgoingMessage extends Outgoing {
  readonly attempts: number
}

/** Messages whose turn it is. They come back by themselves at `until` unless they are settled: the process may die with them in hand. */
export const leaseOutgoing = (session: Session, now: Date, until: Date, limit: number): Promise<OutgoingMessage[]> =>
  session.prepared<OutgoingMessage>(
    'ceb.leaseOutgoing',
    `update ceb.outbox o set due = $2
     from (select id from ceb.outbox where not failed and due <= $1 order by due, id limit $3 for update skip locked) as turn
     where o.id = turn.id returning o.id, o.guid, o.type, o.bytes, o.document, o.documents, o.due, o.attempts`,
    [now, until, limit],
  )

/** Takes delivered messages out; answers those that nobody else has taken out meanwhile. */
export const settleOutgoing = async (session: Session, ids: readonly number[]): Promise<Set<number>> => {
  if (!ids.length) return new Set()
  const rows = await session.prepared<{ id: number }>('ceb.settleOutgoing', 'delete from ceb.outbox where id = any ($1::bigint[]) returning id', [
    ids,
  ])
  return new Set(rows.map(({ id }) => id))
}

/** Tries again later, or gives up: a message that failed stays until its documents are declared again. */
export const postpone = async (session: Session, rows: readonly { readonly id: number; readonly due?: Date }[]): Promise<void> => {
  if (!rows.length) return
  await session.run(
    `update ceb.outbox o set attempts = attempts + 1, failed = p.due is null, due = coalesce(p.due, o.due)
     from unnest($1::bigint[], $2::timestamptz[]) as p (id, due) where o.id = p.id`,
    [rows.map(({ id }) => id), rows.map(({ due }) => due ?? null)],
  )
}
