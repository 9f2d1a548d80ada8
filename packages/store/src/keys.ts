/** Business keys: what must not be there twice, and how a document is found without knowing its month. */
import type { Definition, DocumentValue } from '@openceb/kernel'
import type { Session } from './database.ts'

/** Stands between the parts of a key; the reader refuses it in any text. */
const separator = '\u001f'

export const joinKey = (parts: readonly (string | number | undefined)[]): string => parts.map((part) => part ?? '').join(separator)

/** How a key is shown to people. */
export const shownKey = (key: string): string => key.split(separator).filter(Boolean).join('/')

export interface Key {
  /** `inventory.order`: the document and the name of the key. */
  readonly kind: string
  readonly key: string
}

export interface OwnKey extends Key {
  readonly rule: string
  readonly held: 'live' | 'effective'
  readonly months?: number | undefined
}

export const keyKind = (document: string, name: string): string => `${document}.${name}`

/** The kinds of all keys that a document can hold, or of those that it holds only while it counts for customs. */
export const keyKinds = (definition: Definition, only?: 'effective'): string[] =>
  definition.keys.filter(({ held }) => !only || held === only).map(({ name }) => keyKind(definition.key, name))

type Head = Readonly<Record<string, string | number | undefined>>

/** Every key of a document; one that runs over the lines has one each. */
export const keysOf = (definition: Definition, { head, lines }: DocumentValue): OwnKey[] =>
  definition.keys.flatMap(({ name, fields, line, rule, held, months }) => {
    const kind = keyKind(definition.key, name)
    const rest = fields.map((field) => (head as Head)[field])
    if (!line) return [{ kind, key: joinKey(rest), rule, held, months }]
    return lines.map((values) => ({ kind, key: joinKey([(values as Head)[line], ...rest]), rule, held, months }))
  })

/** The key that names the document: changes, deletions and receipts find it by this one. */
export const documentKeyOf = (definition: Definition, head: Head): Key => {
  const [first] = definition.keys
  return { kind: keyKind(definition.key, first?.name ?? ''), key: joinKey((first?.fields ?? []).map((field) => head[field])) }
}

export interface Claim extends Key {
  readonly id: number
  readonly intakeTime: Date
  /** A holder from before this moment has lost the key. */
  readonly freeBefore?: Date | undefined
}

export interface Holder extends Key {
  readonly id: number
  readonly intakeTime: Date
}

const order = (a: Key, b: Key): number => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

const columnsOf = (claims: readonly Claim[]): unknown[] => [
  claims.map(({ kind }) => kind),
  claims.map(({ key }) => key),
  claims.map(({ id }) => id),
  claims.map(({ intakeTime }) => intakeTime),
]

/** Takes over keys whose holders have lost them with time. */
const takeOver = async (session: Session, schema: string, claims: readonly Claim[], holders: Map<string, Holder>): Promise<Holder[]> => {
  const free = claims.filter((claim) => {
    const holder = foundUnder(holders, claim)
    return holder && claim.freeBefore && holder.intakeTime < claim.freeBefore
  })
  if (free.length)
    await session.run(
      `update ${schema}.document_key k set id = w.id, intake_time = w.intake_time
       from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[]) as w (kind, key, id, intake_time)
       where k.kind = w.kind and k.key = w.key`,
      columnsOf(free),
    )
  return [...holders.values()].filter((holder) => !free.some((claim) => order(claim, holder) === 0))
}

/**
 * Takes every key that is free and answers the holders of those that are not. Sorted, so that two batches never wait for each other.
 * Two claims of one key in one call: the first has it.
 */
export const claimKeys = async (session: Session, schema: string, claims: readonly Claim[]): Promise<Holder[]> => {
  if (!claims.length) return []
  const sorted = [...claims].sort(order)
  const first = sorted.filter((claim, index) => index === 0 || order(claim, sorted[index - 1] as Claim) !== 0)
  const taken = await session.prepared<Key>(
    `${schema}.claim`,
    `insert into ${schema}.document_key (kind, key, id, intake_time)
     select * from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[]) on conflict do nothing returning kind, key`,
    columnsOf(first),
  )
  if (taken.length === first.length) return []
  // A second statement, because only it sees a holder that committed while the first one waited.
  const have = new Set(taken.map(({ kind, key }) => `${kind} ${key}`))
  const lost = first.filter(({ kind, key }) => !have.has(`${kind} ${key}`))
  return takeOver(session, schema, lost, await findKeys(session, schema, lost))
}

export const releaseKeys = async (session: Session, schema: string, kinds: readonly string[], ids: readonly number[]): Promise<void> => {
  if (!kinds.length || !ids.length) return
  await session.prepared(`${schema}.release`, `delete from ${schema}.document_key where id = any ($1::bigint[]) and kind = any ($2::text[])`, [
    ids,
    kinds,
  ])
}

/** Holders of every key that begins with one of the prefixes: parts of a key, the last ones left open. */
export const findKeysUnder = async (
  session: Session,
  schema: string,
  kind: string,
  prefixes: readonly string[],
): Promise<(Holder & { prefix: string })[]> =>
  prefixes.length
    ? session.prepared<Holder & { prefix: string }>(
        `${schema}.findUnder`,
        `select p.prefix, k.kind, k.key, k.id, k.intake_time as "intakeTime"
         from unnest($2::text[]) as p (prefix) cross join lateral (
           select * from ${schema}.document_key where kind = $1 and key >= p.prefix || chr(31) and key < p.prefix || chr(32) order by key offset 0
         ) k`,
        [kind, prefixes],
      )
    : []

/** Gives back single keys that their holder no longer has. */
export const dropKeys = async (session: Session, schema: string, keys: readonly (Key & { readonly id: number })[]): Promise<void> => {
  if (!keys.length) return
  await session.run(
    `delete from ${schema}.document_key k using unnest($1::text[], $2::text[], $3::bigint[]) as w (kind, key, id)
     where k.kind = w.kind and k.key = w.key and k.id = w.id`,
    [keys.map(({ kind }) => kind), keys.map(({ key }) => key), keys.map(({ id }) => id)],
  )
}

export const findKeys = async (session: Session, schema: string, keys: readonly Key[]): Promise<Map<string, Holder>> => {
  if (!keys.length) return new Map()
  const rows = await session.prepared<Holder>(
    `${schema}.find`,
    `select k.kind, k.key, k.id, k.intake_time as "intakeTime"
     from unnest($1::text[], $2::text[]) as w (kind, key)
     cross join lateral (select * from ${schema}.document_key where kind = w.kind and key = w.key limit 1) k`,
    [keys.map(({ kind }) => kind), keys.map(({ key }) => key)],
  )
  return new Map(rows.map((row) => [`${row.kind} ${row.key}`, row]))
}

export const foundUnder = (found: ReadonlyMap<string, Holder>, { kind, key }: Key): Holder | undefined => found.get(`${kind} ${key}`)
