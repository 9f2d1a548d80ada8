/** Stored documents: found and locked as sets, moved by compare-and-set. */
import { columnName, type Definition, type DocumentValue } from '@openceb/kernel'
import { jsonRecords } from '../copy.ts'
import type { Session } from '../database.ts'
import { monthsOfIds } from '../ids.ts'
import { fieldColumns, tableName } from '../tables.ts'
import { type DocumentRow, rowShape } from './rows.ts'

export interface StoredDocument {
  readonly id: number
  readonly intakeTime: Date
  readonly version: number
  readonly status: string
  readonly state: string
  readonly statusTime: string
  readonly saved: boolean
  readonly copCode: string
  readonly dxpId: string
  readonly appTime: string | null
  readonly body: DocumentValue & { readonly subscribers?: readonly string[] }
  readonly given: Readonly<Record<string, string | number>>
}

const plain = `d.id, d.intake_time as "intakeTime", d.version, d.status, d.state, d.status_time as "statusTime", d.saved,
  d.cop_code as "copCode", d.dxp_id as "dxpId", d.app_time as "appTime"`

/** Columns that the system fills: they win over what stands in the body. */
export const givenFields = (definition: Definition): string[] =>
  fieldColumns(definition).flatMap(({ field, part }) =>
    field && (part === 'stored' || (definition.head[field]?.auto && definition.head[field]?.required === false)) ? [field] : [],
  )

const givenJson = (definition: Definition): string => {
  const pairs = givenFields(definition).map((field) => `'${field}', d.${columnName(field)}`)
  return pairs.length ? `jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')}))` : `'{}'::jsonb`
}

const select = (definition: Definition, body: string): string =>
  `select ${plain}, ${body} as body, ${givenJson(definition)} as given from ${tableName(definition, 'ceb')} d
   where d.id = any ($1::bigint[]) and d.intake_time >= $2 and d.intake_time < $3 and d.deleted_at is null`

/** Documents of one kind by id; those that are deleted are not found. `locked` keeps others from moving them. */
export const loadDocuments = (
  session: Session,
  definition: Definition,
  ids: readonly number[],
  { locked = false } = {},
): Promise<StoredDocument[]> =>
  ids.length
    ? session.prepared<StoredDocument>(
        `ceb.load.${definition.key}.${locked}`,
        // In the order of ids, so that two batches lock alike.
        `${select(definition, 'd.body')} ${locked ? 'order by d.id for update' : ''}`,
        [ids, ...monthsOfIds(ids)],
      )
    : Promise.resolve([])

export interface Standing {
  readonly id: number
  readonly intakeTime: Date
  readonly status: string
  readonly state: string
  readonly statusTime: string
  readonly dxpId: string
  readonly subscribers: readonly string[] | null
  readonly given: Readonly<Record<string, string | number>>
  readonly key: string
}

/** Where documents stand, locked, without their bodies: what a receipt needs. Found by the document key. */
export const lockByKey = (session: Session, definition: Definition, keys: readonly string[]): Promise<Standing[]> =>
  session.prepared<Standing>(
    `ceb.lockByKey.${definition.key}`,
    `with found as materialized (
       select k.key, k.id, k.intake_time from ceb.document_key k where k.kind = $1 and k.key = any ($2::text[])
     )
     select d.id, d.intake_time as "intakeTime", d.status, d.state, d.status_time as "statusTime", d.dxp_id as "dxpId",
       d.body -> 'subscribers' as subscribers, ${givenJson(definition)} as given, f.key
     from found f join ${tableName(definition, 'ceb')} d on d.id = f.id and d.intake_time = f.intake_time
     where d.deleted_at is null order by d.id for update of d`,
    [`${definition.key}.${definition.keys[0]?.name}`, keys],
  )

export interface Move {
  readonly id: number
  readonly from: string
  readonly to: string
  readonly statusTime: string
  readonly given?: Readonly<Record<string, string>>
}

/** Moves documents that still stand where the move leaves from; answers the ids that moved. */
export const moveDocuments = async (session: Session, definition: Definition, moves: readonly Move[]): Promise<Set<number>> => {
  if (!moves.length) return new Set()
  const fields = givenFields(definition)
  const sets = fields.map((field, index) => `${columnName(field)} = coalesce(m.g${index}, d.${columnName(field)})`)
  const types = fieldColumns(definition)
  const typeOf = (field: string): string => types.find((column) => column.field === field)?.type ?? 'text'
  const rows = await session.prepared<{ id: number }>(
    `ceb.move.${definition.key}`,
    `update ${tableName(definition, 'ceb')} d
     set status = m.to_status, status_time = m.status_time, version = d.version + 1${sets.map((set) => `, ${set}`).join('')}
     from unnest($3::bigint[], $4::text[], $5::text[], $6::text[]${fields.map((field, index) => `, $${index + 7}::${typeOf(field)}[]`).join('')})
       as m (id, from_status, to_status, status_time${fields.map((_, index) => `, g${index}`).join('')})
     where d.id = m.id and d.status = m.from_status and d.intake_time >= $1 and d.intake_time < $2 and d.deleted_at is null
     returning d.id`,
    [
      ...monthsOfIds(moves.map(({ id }) => id)),
      moves.map(({ id }) => id),
      moves.map(({ from }) => from),
      moves.map(({ to }) => to),
      moves.map(({ statusTime }) => statusTime),
      ...fields.map((field) => moves.map(({ given }) => given?.[field] ?? null)),
    ],
  )
  return new Set(rows.map(({ id }) => id))
}

export interface Advance {
  readonly id: number
  /** Receipts from before this time move the document no more. */
  readonly statusTime: string
}

/** Moves documents that stand in one of the states; answers the ids that moved. */
export const advanceDocuments = async (
  session: Session,
  definition: Definition,
  advances: readonly Advance[],
  from: readonly string[],
  to: string,
): Promise<Set<number>> => {
  if (!advances.length) return new Set()
  const ids = advances.map(({ id }) => id)
  const rows = await session.prepared<{ id: number }>(
    `ceb.advance.${definition.key}`,
    // In the order of ids, so that two batches lock alike.
    `with turn as materialized (
       select d.id, d.intake_time, a.status_time
       from unnest($1::bigint[], $2::text[]) as a (id, status_time) join ${tableName(definition, 'ceb')} d on d.id = a.id
       where d.intake_time >= $3 and d.intake_time < $4 and d.state = any ($5::text[]) and d.deleted_at is null
       order by d.id for update of d
     )
     update ${tableName(definition, 'ceb')} d set status = $6, status_time = turn.status_time, version = d.version + 1
     from turn where d.id = turn.id and d.intake_time = turn.intake_time returning d.id`,
    [ids, advances.map(({ statusTime }) => statusTime), ...monthsOfIds(ids), from, to],
  )
  return new Set(rows.map(({ id }) => id))
}

export interface Replacement extends DocumentRow {
  readonly fromVersion: number
}

/** Puts new contents in the place of old ones; answers the ids whose version was still the one named. */
export const replaceDocuments = async (session: Session, definition: Definition, rows: readonly Replacement[]): Promise<Set<number>> => {
  if (!rows.length) return new Set()
  const shape = rowShape(definition, 'ceb')
  const keep = new Set(['id', 'intake_time', 'cop_code', 'dxp_id'])
  const columns = shape.columns.filter((name) => !keep.has(name))
  // json_populate_recordset takes the types from the table itself: no second list of them.
  const records = jsonRecords({ table: shape.table, columns: shape.columns, rows: rows.map((row) => shape.values(row)) })
  const table = tableName(definition, 'ceb')
  const moved = await session.query<{ id: number }>(
    `update ${table} d set ${columns.map((name) => `${name} = r.${name}`).join(', ')}
     from json_populate_recordset(null::${table}, $1::json) r join unnest($2::bigint[], $3::integer[]) as v (id, version) on v.id = r.id
     where d.id = r.id and d.version = v.version and d.intake_time >= $4 and d.intake_time < $5 and d.deleted_at is null
     returning d.id`,
    [records, rows.map(({ id }) => id), rows.map(({ fromVersion }) => fromVersion), ...monthsOfIds(rows.map(({ id }) => id))],
  )
  return new Set(moved.map(({ id }) => id))
}

/** Takes documents out of every list; what was said of them stays. */
export const deleteDocuments = async (session: Session, definition: Definition, ids: readonly number[], at: Date): Promise<void> => {
  if (!ids.length) return
  await session.run(
    `update ${tableName(definition, 'ceb')} set deleted_at = $4, version = version + 1
     where id = any ($1::bigint[]) and intake_time >= $2 and intake_time < $3 and deleted_at is null`,
    [ids, ...monthsOfIds(ids), at],
  )
}
