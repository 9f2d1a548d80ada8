/** The work lists of the officers: what waits for a person, oldest first. */
import type { Database } from '@openceb/store'
import type { Difference } from '../compare/difference.ts'
import type { QueueName } from '../queue.ts'
import type { Hit } from '../settings/risk-rule.ts'

export interface WorkItem {
  readonly id: number
  readonly document: string
  readonly customsCode: string
  readonly since: Date
  readonly status: string
  readonly info: string | null
  /** The numbers and names by which a person knows it. */
  readonly head: Readonly<Record<string, string | number>>
  readonly differences: readonly Difference[]
  readonly hits: readonly Hit[]
}

export interface WorkList {
  readonly items: readonly WorkItem[]
  readonly total: number
  /** Give it back as `after` for the items behind these. */
  readonly next: string | null
}

export interface WorkListQuestion {
  readonly customsCode?: string
  readonly limit?: number
  readonly after?: string
}

const shown = [
  'preNo',
  'invtNo',
  'copNo',
  'orderNo',
  'logisticsNo',
  'ebcName',
  'agentName',
  'ebpName',
  'tradeMode',
  'operatorName',
  'logisticsName',
  'billNo',
  'voyageNo',
  'appTime',
]

const head = `jsonb_strip_nulls(jsonb_build_object(${shown.map((name) => `'${name}', coalesce(i.identity -> '${name}', d.body -> 'head' -> '${name}')`).join(', ')}))`

export const readWorkList = async (
  database: Database,
  queue: QueueName,
  { customsCode, limit = 50, after }: WorkListQuestion = {},
): Promise<WorkList> => {
  const [since, id] = after?.split('~') ?? []
  const items = await database.query<WorkItem>(
    `select t.id, t.document, t.customs_code as "customsCode", t.since, coalesce(i.status, s.status) as status, coalesce(i.info, s.info) as info,
       ${head} as head, coalesce(i.differences, '[]') as differences, coalesce(i.hits, '[]') as hits
     from (
       select * from customs.task where queue = $1 and ($2::text is null or customs_code = $2)
         and ($3::timestamptz is null or (since, id) > ($3, $4::bigint)) order by since, id limit $5
     ) t
     join customs.document d on d.id = t.id
     left join customs.inventory i on i.id = t.id
     left join customs.standing s on s.id = t.id
     order by t.since, t.id`,
    [queue, customsCode ?? null, since ?? null, id ?? null, limit],
  )
  const [{ total } = { total: 0 }] = await database.query<{ total: number }>(
    'select count(*) as total from customs.task where queue = $1 and ($2::text is null or customs_code = $2)',
    [queue, customsCode ?? null],
  )
  const last = items.length === limit ? items.at(-1) : undefined
  return { items, total, next: last ? `${last.since.toISOString()}~${last.id}` : null }
}
