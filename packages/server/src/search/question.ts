/** What a client asks for, read along the definition: conditions on its filter fields, states, order and place. */
import { type Definition, type Field, fieldOf, filtersOf, type Issue, type Page, stateOf, wireDate, wireTime, wireTimestamp } from '@openceb/kernel'
import { requestIssue } from '../http/read.ts'
import { type IntakeWindow, readIntakeWindow } from './intake-window.ts'
import { type Place, readPlace } from './place.ts'
import { afterMoment, readMoment } from './times.ts'

export type Condition =
  | { readonly kind: 'equals' | 'contains'; readonly field: string; readonly value: string }
  /** Wire text; `before` is the first that does not belong to it. */
  | { readonly kind: 'range'; readonly field: string; readonly from?: string | undefined; readonly before?: string | undefined }
  | { readonly kind: 'line'; readonly field: string; readonly value: string }

export interface Question {
  readonly window: IntakeWindow
  readonly states: readonly string[]
  /** One negative code among those that make a single state. */
  readonly status?: string | undefined
  readonly conditions: readonly Condition[]
  readonly limit: number
  readonly ascending: boolean
  readonly after?: Place | undefined
}

export type Params = Readonly<Record<string, string | undefined>>

const pageSizes = [10, 20, 50, 100]
const common = ['page', 'intakeFrom', 'intakeTo', 'status', 'returnStatus', 'limit', 'after', 'order']

export const isRange = (field: Field): boolean => field.filter === 'range' || ['datetime', 'timestamp', 'date'].includes(field.kind)

const written = ({ kind }: Field, at: Date): string => (kind === 'date' ? wireDate(at) : kind === 'timestamp' ? wireTimestamp(at) : wireTime(at))

const names = (definition: Definition): string[] => filtersOf(definition).filter((name) => name !== 'intakeTime' && name !== 'returnStatus')

const rangeOf = (name: string, field: Field, params: Params, issues: Issue[]): Condition[] => {
  const [from, to] = [`${name}From`, `${name}To`].map((param) => {
    const text = params[param]
    const moment = text ? readMoment(text) : undefined
    if (text && !moment) issues.push(requestIssue(param, '时间格式应为YYYY-MM-DD HH:mm:ss', 'Give the time as YYYY-MM-DD HH:mm:ss'))
    return moment
  })
  if (!from && !to) return []
  return [
    {
      kind: 'range',
      field: name,
      from: from && written(field, from.at),
      // A day is the shortest that a date can tell.
      before: to && written(field, afterMoment(field.kind === 'date' ? { ...to, wholeDay: true } : to)),
    },
  ]
}

const conditionsOf = (definition: Definition, params: Params, issues: Issue[]): Condition[] =>
  names(definition).flatMap((name): Condition[] => {
    const field = fieldOf(definition, name)
    if (isRange(field)) return rangeOf(name, field, params, issues)
    const value = params[name]?.trim()
    if (!value) return []
    if (name.startsWith('lines.')) return [{ kind: 'line', field: name.slice(6), value }]
    return [{ kind: field.filter === 'contains' ? 'contains' : 'equals', field: name, value }]
  })

const unknownParams = (definition: Definition, params: Params): Issue[] => {
  const known = new Set([
    ...common,
    ...names(definition).flatMap((name) => (isRange(fieldOf(definition, name)) ? [`${name}From`, `${name}To`] : [name])),
  ])
  return Object.keys(params)
    .filter((name) => !known.has(name))
    .map((name) => requestIssue(name, `没有名为${name}的查询条件`, `There is no condition ${name}`))
}

const statesOf = (definition: Definition, page: Page | undefined, status: string | undefined): readonly string[] => {
  const all = page ? page.states : definition.lifecycle.states.filter((state) => state !== 'deleted')
  return status ? all.filter((state) => state === stateOf(status)) : all
}

export const readQuestion = (
  definition: Definition,
  page: Page | undefined,
  params: Params,
  now: Date,
): Question | { readonly issues: readonly Issue[] } => {
  const issues = unknownParams(definition, params)
  const conditions = conditionsOf(definition, params, issues)
  const window = readIntakeWindow({ from: params.intakeFrom, to: params.intakeTo }, now)
  if ('code' in window) issues.push(window)
  const limit = Number(params.limit ?? 20)
  if (!pageSizes.includes(limit)) issues.push(requestIssue('limit', '每页条数应为10、20、50或100', 'limit is one of 10, 20, 50, 100'))
  const after = params.after ? readPlace(params.after) : undefined
  if (params.after && !after)
    issues.push(requestIssue('after', '游标无效，请使用上次返回的 next', 'This cursor was never given: use the `next` of an answer'))
  const order = params.order ?? 'desc'
  if (order !== 'asc' && order !== 'desc') issues.push(requestIssue('order', 'order 应为 asc 或 desc', 'order is asc or desc'))
  if (issues.length || 'code' in window) return { issues }
  const status = params.status ?? params.returnStatus
  return {
    window,
    states: statesOf(definition, page, status),
    status: status?.startsWith('-') ? status : undefined,
    conditions,
    limit,
    ascending: order === 'asc',
    after,
  }
}
