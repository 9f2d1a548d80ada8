/** The table of a document, derived from its definition: typed columns for what some page filters, sorts or joins on, one body for the rest. */
import { columnName, type Definition, type Field, fieldOf, filtersOf, kinds, systemFields } from '@openceb/kernel'

export interface Column {
  readonly name: string
  readonly type: string
  /** The field of the definition behind it; undefined for a column of the system. */
  readonly field?: string
  readonly part?: 'head' | 'stored'
}

const identity: readonly Column[] = [
  { name: 'id', type: 'bigint not null' },
  { name: 'intake_time', type: 'timestamptz not null' },
  { name: 'version', type: 'integer not null default 1' },
  { name: 'status', type: 'text not null' },
  { name: 'state', type: "text not null generated always as (case when status like '-%' then 'NEG' else status end) stored" },
  { name: 'status_time', type: 'text not null' },
  { name: 'saved', type: 'boolean not null default true' },
  { name: 'deleted_at', type: 'timestamptz' },
  { name: 'cop_code', type: 'text not null' },
  { name: 'dxp_id', type: 'text not null' },
  { name: 'app_time', type: 'text' },
]

const identityNames = new Set(identity.map(({ name }) => name))

/** Head and stored fields with a column of their own, in the order of the definition. */
export const fieldColumns = (definition: Definition): Column[] => {
  const named = new Set<string>([
    ...filtersOf(definition).filter((name) => !name.startsWith('lines.') && !(name in systemFields)),
    ...definition.keys.flatMap((key) => key.fields),
    ...Object.values(definition.parties),
    ...(definition.preNoLetter ? ['preNo'] : []),
  ])
  const column =
    (part: 'head' | 'stored') =>
    ([name, field]: [string, Field]): Column => ({
      name: columnName(name),
      type: kinds[field.kind].column,
      field: name,
      part,
    })
  return [
    ...Object.entries(definition.head)
      .filter(([name]) => named.has(name) && !identityNames.has(columnName(name)))
      .map(column('head')),
    ...Object.entries(definition.stored).map(column('stored')),
  ]
}

export const columnsOfTable = (definition: Definition): Column[] => [
  ...identity,
  ...fieldColumns(definition),
  { name: 'body', type: 'jsonb not null' },
]

export const tableName = (definition: Definition, schema: string): string => `${schema}.${columnName(definition.key)}`

/** Numbers that are asked for exactly name few documents: an index each, so that a clerk finds them at once among a fifth of all rows. */
export const searchColumns = (definition: Definition): string[] => {
  const firsts = definition.keys.filter((key) => !key.line).map((key) => key.fields[0] ?? '')
  const numbers = fieldColumns(definition).flatMap(({ field }) => (field && /^(pre|invt)No$/.test(field) ? [field] : []))
  const exact = filtersOf(definition).filter((name) => {
    const { kind, filter } = fieldOf(definition, name)
    return kind === 'text' && filter !== 'contains' && filter !== 'range' && !name.startsWith('lines.')
  })
  return [...new Set([...firsts, ...numbers, ...exact])].map(columnName)
}

/** Fields of the lines by which documents are found. */
export const searchLines = (definition: Definition): string[] =>
  filtersOf(definition).flatMap((name) => (name.startsWith('lines.') ? [name.slice(6)] : []))

const lineValues = (field: string): string => `jsonb_path_query_array(body, '$.lines[*].${field}')`

/** Answers the ids of the documents that have a line with the value. */
export const lineFunction = (definition: Definition, field: string, schema: string): string =>
  `${tableName(definition, schema)}_with_${columnName(field)}`

/** Finds by the index of the lines, which row-level security keeps from those it is for; only ids come out, and these are decided again. */
export const createLineFunctions = (definition: Definition, schema: string): string =>
  searchLines(definition)
    .map(
      (field) => `create function ${lineFunction(definition, field, schema)}(value text) returns setof bigint
  language sql stable security definer rows 10 set search_path = pg_catalog
  as $$ select id from ${tableName(definition, schema)} where ${lineValues(field)} @> to_jsonb(array[value]) $$;`,
    )
    .join('\n')

export interface Index {
  readonly name: string
  readonly on: string
}

export const indexesOf = (definition: Definition): Index[] => {
  const table = columnName(definition.key)
  const parties = [...new Set(Object.values(definition.parties))].map(columnName)
  const others = parties.map((party) => `${party} is distinct from cop_code`).join(' and ') || 'true'
  return [
    // One walk a state gives the newest rows of a party in order: see the search of the server.
    ...parties.map((party) => ({ name: `${table}_${party}_state`, on: `(${party}, state, intake_time desc, id desc) where deleted_at is null` })),
    // The transmitting enterprise is nearly always one of the parties: only the others need a row here.
    { name: `${table}_cop_code_state`, on: `(cop_code, state, intake_time desc, id desc) where deleted_at is null and ${others}` },
    ...searchColumns(definition).map((name) => ({ name: `${table}_${name}`, on: `(${name}) where ${name} is not null` })),
    ...searchLines(definition).map((field) => ({
      name: `${table}_lines_${columnName(field)}`,
      on: `using gin ((${lineValues(field)}) jsonb_path_ops)`,
    })),
  ]
}

export const createTable = (definition: Definition, schema: string): string => {
  const columns = columnsOfTable(definition).map(({ name, type }) => `  ${name} ${type}`)
  return `create table ${tableName(definition, schema)} (\n${columns.join(',\n')},\n  primary key (id, intake_time)\n) partition by range (intake_time);`
}

export const createIndexes = (definition: Definition, schema: string): string =>
  indexesOf(definition)
    .map(({ name, on }) => `create index ${name} on ${tableName(definition, schema)} ${on};`)
    .join('\n')

/**
 * Who sees a row: the enterprise of the transaction when a role of it is entitled, and the one that transmitted it. Asked once a
 * statement by the subselects; within `coalesce` it is no condition that an index could be chosen for: the planner took
 * indexes by it that read a hundred times the rows.
 */
export const visibilityOf = (definition: Definition): string => {
  const me = '(select ceb.current_enterprise())'
  const entitled = Object.entries(definition.parties).map(([role, party]) => `(${columnName(party)} = ${me} and (select ceb.has_role('${role}')))`)
  return `coalesce(${[`cop_code = ${me}`, ...entitled].join('\n    or ')}, false)`
}
