/**
 * The two statements of a search: the page and the count. Each branch of visibility asks the index of its party once a
 * state, newest first, for no more rows than the page holds, so that neither the size of the table nor the share that one
 * enterprise has of it is felt.
 */
import { columnName, type Definition, fieldOf, kinds } from '@openceb/kernel'
import { givenFields, lineFunction, searchColumns, tableName } from '@openceb/store'
import type { Condition, Question } from './question.ts'
import { branchesOf } from './visibility.ts'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** A total beyond this is not counted out. */
export const mostCounted = 10_000

class Values {
  readonly all: unknown[] = []
  add(value: unknown): string {
    this.all.push(value)
    return `$${this.all.length}`
  }
}

const conditionSql = (definition: Definition, condition: Condition, values: Values): string => {
  const column = `d.${columnName(condition.field)}`
  if (condition.kind === 'range')
    return [
      ...(condition.from === undefined ? [] : [`${column} >= ${values.add(condition.from)}`]),
      ...(condition.before === undefined ? [] : [`${column} < ${values.add(condition.before)}`]),
    ].join(' and ')
  const value = values.add(condition.value)
  if (condition.kind === 'contains') return `strpos(lower(${column}), lower(${value})) > 0`
  if (condition.kind === 'line') return `d.id in (select ${lineFunction(definition, condition.field, 'ceb')}(${value}))`
  return `${column} = ${value}::${kinds[fieldOf(definition, condition.field).kind].column}`
}

/** What every row has to keep, whoever sees it. */
const filtersSql = (definition: Definition, question: Question, values: Values): string[] => [
  'd.deleted_at is null',
  `d.intake_time >= ${values.add(question.window.from)}`,
  `d.intake_time < ${values.add(question.window.before)}`,
  ...(question.status ? [`d.status = ${values.add(question.status)}`] : []),
  ...question.conditions.map((condition) => conditionSql(definition, condition, values)),
]

const isBehind = ({ after, ascending }: Question, values: Values): string[] =>
  after
    ? [
        `(d.intake_time, d.id) ${ascending ? '>' : '<'} (timestamptz 'epoch' + ${values.add(after.intakeTime)}::bigint * interval '1 microsecond', ${values.add(after.id)}::bigint)`,
      ]
    : []

/** A condition that names few rows whoever sees them: they are fetched by its own index. */
const isTelling = (definition: Definition, { conditions }: Question): boolean => {
  const columns = searchColumns(definition)
  return conditions.some(({ kind, field }) => kind === 'line' || (kind === 'equals' && columns.includes(columnName(field))))
}

const givenSql = (definition: Definition): string => {
  const fields = givenFields(definition)
  return fields.length
    ? `jsonb_strip_nulls(jsonb_build_object(${fields.map((field) => `'${field}', d.${columnName(field)}`).join(', ')}))`
    : `'{}'::jsonb`
}

interface Shape {
  readonly table: string
  readonly order: string
  readonly rows: (most: string | undefined) => string
}

const shapeOf = (definition: Definition, question: Question, roles: readonly string[], values: Values, paged: boolean): Shape => {
  const table = tableName(definition, 'ceb')
  const direction = question.ascending ? 'asc' : 'desc'
  const order = `intake_time ${direction}, id ${direction}`
  const states = values.add(question.states)
  const filters = [...filtersSql(definition, question, values), ...(paged ? isBehind(question, values) : [])]
  const branches = branchesOf(definition, roles)
  if (isTelling(definition, question)) {
    const found = `select d.id, d.intake_time from ${table} d
      where (${branches.join(' or ')}) and d.state = any (${states}::text[]) and ${filters.join(' and ')}`
    // Kept apart, so that nobody walks the rows of a party in search of the few that are named.
    return { table, order, rows: (most) => `with named as materialized (${found}) select * from named${most ? ` limit ${most}` : ''}` }
  }
  return {
    table,
    order,
    rows: (most) =>
      branches
        .map(
          (branch) => `select r.id, r.intake_time from unnest(${states}::text[]) s (state) cross join lateral (
            select d.id, d.intake_time from ${table} d where ${branch} and d.state = s.state and ${filters.join(' and ')}
            ${paged ? `order by ${order}` : ''} limit ${most ?? 'all'}) r`,
        )
        .join('\nunion all '),
  }
}

/** One row more than the page, to know whether another follows. */
export const pageStatement = (definition: Definition, question: Question, enterprise: string, roles: readonly string[]): Statement => {
  const values = new Values()
  values.add(enterprise)
  const { table, order, rows } = shapeOf(definition, question, roles, values, true)
  const most = values.add(question.limit + 1)
  const text = `with page as materialized (
      select id, intake_time from (${rows(isTelling(definition, question) ? undefined : most)}) seen order by ${order} limit ${most}
    )
    select d.id, d.version, d.status, d.saved, d.intake_time as "intakeTime",
      (extract(epoch from d.intake_time) * 1000000)::bigint::text as place, d.body -> 'head' as head, ${givenSql(definition)} as given
    from page join ${table} d using (id, intake_time) order by ${order}`
  return { text, values: values.all }
}

export const countStatement = (definition: Definition, question: Question, enterprise: string, roles: readonly string[]): Statement => {
  const values = new Values()
  values.add(enterprise)
  const { rows } = shapeOf(definition, question, roles, values, false)
  const most = String(mostCounted + 1)
  return { text: `select count(*)::int as total from (select 1 from (${rows(most)}) seen limit ${most}) counted`, values: values.all }
}
