/** A query is its address: conditions, page size, order and place stand in the query part, so that it can be shared and reloaded. */
import { completed } from './intake-window.ts'
import type { Filter } from './filters.ts'

export type Conditions = Readonly<Record<string, string>>

export const pageSizes = [10, 20, 50, 100] as const

export interface Query {
  readonly conditions: Conditions
  readonly limit: number
  /** Oldest intake first instead of newest. */
  readonly ascending: boolean
  /** Cursors of the pages behind this one; the last is where this page begins. */
  readonly cursors: readonly string[]
}

/** Undefined until 查询 has been pressed: then the address names a page size. */
export const readAddress = (search: string, filters: readonly Filter[]): Query | undefined => {
  const params = new URLSearchParams(search)
  if (!params.has('limit')) return undefined
  const names = filters.flatMap((filter) => filter.params)
  const given = Number(params.get('limit'))
  return {
    conditions: Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : []))),
    limit: pageSizes.find((size) => size === given) ?? pageSizes[0],
    ascending: params.get('order') === 'asc',
    cursors: params.getAll('after'),
  }
}

export const writeAddress = ({ conditions, limit, ascending, cursors }: Query): string => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(conditions)) if (value) params.set(name, value)
  params.set('limit', String(limit))
  if (ascending) params.set('order', 'asc')
  for (const cursor of cursors) params.append('after', cursor)
  return `?${params}`
}

/** Blank conditions are none, and half a time range is completed to one month. */
export const submitted = (typed: Conditions, filters: readonly Filter[]): Conditions => {
  const conditions: Record<string, string> = {}
  for (const { control, params } of filters) {
    const [first = '', second = ''] = params
    if (control === 'range') {
      const span = completed({ from: typed[first] ?? '', to: typed[second] ?? '' })
      if (span.from) Object.assign(conditions, { [first]: span.from, [second]: span.to })
    } else {
      const value = (typed[first] ?? '').trim()
      if (value) conditions[first] = value
    }
  }
  return conditions
}

/** Times of day are Chinese time wherever the browser stands. */
const asInstant = (time: string): string => `${time.replace(' ', 'T')}+08:00`

/** What the server is asked. */
export const requestOf = (query: Query, page: string, filters: readonly Filter[]): Record<string, string | number> => {
  const times = new Set(filters.flatMap(({ control, params }) => (control === 'range' ? params : [])))
  const conditions = Object.entries(query.conditions).map(([name, value]): [string, string] => [name, times.has(name) ? asInstant(value) : value])
  const after = query.cursors.at(-1)
  return {
    page,
    ...Object.fromEntries(conditions),
    limit: query.limit,
    ...(query.ascending ? { order: 'asc' } : {}),
    ...(after ? { after } : {}),
  }
}
