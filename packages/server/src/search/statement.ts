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

const hasCase = (text: string): boolean => text.toLowerCase() !== text.toUpperCase()

const conditionSql = (definition: Definition, condition: Condition, values: Values): string => {
  const column = `d.${columnName(condition.field)}`
  if (condition.kind === 'range')
    return [
      ...(condition.from === undefined ? [] : [`${column} >= ${values.add(condition.from)}`]),
      ...(condition.before === undefined ? [] : [`${column} < ${values.add(condition.before)}`]),
    ].join(' and ')
  const value = values.add(condition.value)
  if (condition.kind === 'contains')
    // Folding costs more than looking: names in Chinese have no case.
    return hasCase(condition.value) ? `strpos(lower(${column}), lower(${value})) > 0` : `strpos(${column}, ${value}) > 0`
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

/** A part of a name is in no index: a page may have to pass by many rows, so page and count are found in one walk. */
const isSifting = (definition: Definition, question: Question): boolean =>
  !question.after && question.conditions.some(({ kind }) => kind === 'contains') && !isTelling(definition, question)

const givenSql = (definition: Definition): string => {
  const fields = givenFields(definition)
  return fields.length
    ? `jsonb_strip_nulls(jsonb_build_object(${fields.map((field) => `'${field}', d.${columnName(field)}`).join(', ')}))`
    : `'{}'::jsonb`
}

interface Asker {
  readonly enterprise: string
  readonly roles: readonly string[]
}

const orderOf = ({ ascending }: Question): string => (ascending ? 'intake_time asc, id asc' : 'intake_time desc, id desc')

/** `id` and `intake_time` of rows, at most `most` of each walk; in order, where an order matters. */
const rowsSql = (definition: Definition, question: Question, { roles }: Asker, values: Values, ordered: boolean, most: string): string => {
  const table = tableName(definition, 'ceb')
  const states = values.add(question.states)
  const filters = [...filtersSql(definition, question, values), ...(ordered ? isBehind(question, values) : [])].join(' and ')
  const branches = branchesOf(definition, roles)
  // Kept apart, so that nobody walks the rows of a party in search of the few that are named.
  if (isTelling(definition, question))
    return `with named as materialized (
        select d.id, d.intake_time from ${table} d where (${branches.join(' or ')}) and d.state = any (${states}::text[]) and ${filters}
      ) select * from named`
  const walks = branches.map(
    (branch) => `select r.id, r.intake_time from unnest(${states}::text[]) s (state) cross join lateral (
        select d.id, d.intake_time from ${table} d where ${branch} and d.state = s.state and ${filters}
        ${ordered ? `order by ${orderOf(question)}` : ''} limit ${most}) r`,
  )
  return walks.join('\n      union all ')
}

const countedOut = String(mostCounted + 1)

/** One row more than the page, to know whether another follows; the total comes with it where one walk gives both. */
export const pageStatement = (definition: Definition, question: Question, asker: Asker): Statement => {
  const values = new Values()
  values.add(asker.enterprise)
  const most = values.add(question.limit + 1)
  const order = orderOf(question)
  const sifting = isSifting(definition, question)
  const rows = rowsSql(definition, question, asker, values, true, sifting ? countedOut : most)
  const text = `with seen as materialized (${rows}),
    page as materialized (select id, intake_time from seen order by ${order} limit ${most})
    select d.id, d.version, d.status, d.saved, d.intake_time as "intakeTime",
      (extract(epoch from d.intake_time) * 1000000)::bigint::text as place, d.body -> 'head' as head, ${givenSql(definition)} as given
      ${sifting ? ', (select count(*)::int from seen) as total' : ''}
    from page join ${tableName(definition, 'ceb')} d using (id, intake_time) order by ${order}`
  return { text, values: values.all }
}

/** Undefined where the page brings the total along. */
export const countStatement = (definition: Definition, question: Question, asker: Asker): Statement | undefined => {
  if (isSifting(definition, question)) return undefined
  const values = new Values()
  values.add(asker.enterprise)
  const rows = rowsSql(definition, question, asker, values, false, countedOut)
  return {
    text: `select count(*)::int as total from (select 1 from (${rows}) seen limit ${countedOut}) counted`,
    values: values.all,
  }
}
