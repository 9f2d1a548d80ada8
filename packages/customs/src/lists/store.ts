/** Lists read, inserted and moved as sets. */
import type { Definition } from '@openceb/kernel'
import { registry } from '@openceb/documents'
import { copyRows, type CopyValue, documentKeyOf, joinKey, keyKind, type Session } from '@openceb/store'
import { changing, type List, listColumns } from './list.ts'

const names = Object.keys(listColumns) as (keyof typeof listColumns)[]
const selected = names.map((name) => `i.${listColumns[name][0]} as "${name}"`).join(', ')

const arrayText = (ids: readonly number[]): string => `{${ids.join(',')}}`

const valueOf = (list: List, name: keyof List): CopyValue => (name === 'paymentIds' ? arrayText(list.paymentIds) : list[name])

export const insertLists = (session: Session, lists: readonly List[]): Promise<void> =>
  session.copy(
    copyRows(
      'customs.inventory',
      names.map((name) => listColumns[name][0]),
      lists.map((list) => names.map((name) => valueOf(list, name))),
    ),
  )

type Changing = keyof typeof changing

const everything = Object.keys(changing) as Changing[]
/** What a report of arrival or departure changes. */
export const reported: readonly Changing[] = ['status', 'statusTime', 'internal', 'info', 'overdue', 'arrivedAt', 'releasedAt', 'clearedAt']

// Arrays within arrays and documents travel as text.
const isText = (type: string): boolean => type === 'jsonb' || type.endsWith('[]')

const updating = (fields: readonly Changing[]): string => {
  const sets = fields.map((name) => `${changing[name][0]} = m.${changing[name][0]}${isText(changing[name][1]) ? `::${changing[name][1]}` : ''}`)
  const arrays = fields.map((name, index) => `$${index + 2}::${isText(changing[name][1]) ? 'text' : changing[name][1]}[]`)
  return `update customs.inventory i set ${sets.join(', ')}
    from unnest($1::bigint[], ${arrays.join(', ')}) as m (id, ${fields.map((name) => changing[name][0]).join(', ')})
    where i.id = m.id`
}

const statements = new Map([everything, reported].map((fields) => [fields, updating(fields)]))

const parameter = (list: List, name: Changing): unknown => {
  const value = valueOf(list, name)
  if (value instanceof Date) return value.toISOString()
  return value !== null && changing[name][1] === 'jsonb' ? JSON.stringify(value) : value
}

/** The rows are locked by whoever read them. */
export const updateLists = async (session: Session, lists: readonly List[], fields: readonly Changing[] = everything): Promise<void> => {
  if (!lists.length) return
  await session.prepared(`customs.updateLists.${fields.length}`, statements.get(fields) ?? updating(fields), [
    lists.map(({ id }) => id),
    ...fields.map((name) => lists.map((list) => parameter(list, name))),
  ])
}

/** By id, locked in the order of ids, so that two batches never wait for each other. */
export const lockLists = async (session: Session, ids: readonly number[]): Promise<List[]> =>
  ids.length
    ? session.prepared<List>(
        'customs.lockLists',
        `select ${selected} from customs.inventory i where i.id = any ($1::bigint[]) order by i.id for update of i`,
        [ids],
      )
    : []

export const readLists = async (session: Pick<Session, 'query'>, ids: readonly number[]): Promise<List[]> =>
  session.query<List>(`select ${selected} from customs.inventory i where i.id = any ($1::bigint[])`, [ids])

const { inventory } = registry as unknown as Readonly<Record<string, Definition>> as { inventory: Definition }

const waybillKind = keyKind('inventory', 'waybill')

/** The key under which the effective list of a waybill is found. */
export const waybillKey = (logisticsNo: string, logisticsCode: string): string => joinKey([logisticsNo, logisticsCode])

/** The effective lists of waybills, locked, by key. */
export const lockByWaybill = async (session: Session, keys: readonly string[]): Promise<Map<string, List>> => {
  if (!keys.length) return new Map()
  const rows = await session.prepared<List & { key: string }>(
    'customs.lockByWaybill',
    // From the keys to the lists and never the other way about; locked in the order of ids, so that two batches never wait for each other.
    `with found as materialized (
       select w.key, k.id from unnest($1::text[]) as w (key)
       cross join lateral (select k.id from customs.document_key k where k.kind = '${waybillKind}' and k.key = w.key offset 0) k
       order by k.id
     )
     select f.key, l.* from found f
     cross join lateral (select ${selected} from customs.inventory i where i.id = f.id offset 0 for update) l`,
    [keys],
  )
  return new Map(rows.map(({ key, ...list }) => [key, list]))
}

/** The lists in force that carry a bill of lading, locked. */
export const lockByBill = async (session: Session, bills: readonly string[]): Promise<List[]> =>
  bills.length
    ? session.query<List>(
        `select ${selected} from customs.inventory i where i.bill_no = any ($1::text[]) and not i.superseded
         and i.status not in ('3', '100', '430', '700') order by i.id for update of i`,
        [bills],
      )
    : []

const documentKind = documentKeyOf(inventory, {}).kind
const part = (field: string): string => `coalesce(d.body -> 'head' ->> '${field}', '')`
const keyOf = (name: string): string => {
  const key = inventory.keys.find((one) => one.name === name)
  return (key?.fields ?? []).map(part).join(` || E'\\x1f' || `)
}

/** Gives back the order and the waybill of lists that no longer count. */
export const releaseLists = async (session: Session, ids: readonly number[]): Promise<void> => {
  if (!ids.length) return
  await session.run(
    `delete from customs.document_key k using unnest($1::bigint[]) as w (id) join customs.document d on d.id = w.id
     cross join lateral (values ('${keyKind('inventory', 'order')}', ${keyOf('order')}), ('${waybillKind}', ${keyOf('waybill')})) as held (kind, key)
     where k.kind = held.kind and k.key = held.key and k.id = w.id`,
    [ids],
  )
}

/** Hands every key of lists over to the versions that take their place. */
export const handOver = async (session: Session, changes: readonly { readonly from: number; readonly to: List }[], at: Date): Promise<void> => {
  if (!changes.length) return
  await session.run(
    `update customs.document_key k set id = w.to_id, intake_time = $3
     from unnest($1::bigint[], $2::bigint[]) as w (from_id, to_id) join customs.document d on d.id = w.from_id
     cross join lateral (values ('${documentKind}', ${keyOf('document')}), ('${keyKind('inventory', 'order')}', ${keyOf('order')}), ('${waybillKind}', ${keyOf('waybill')})) as held (kind, key)
     where k.kind = held.kind and k.key = held.key and k.id = w.from_id`,
    [changes.map(({ from }) => from), changes.map(({ to }) => to.id), at],
  )
}
