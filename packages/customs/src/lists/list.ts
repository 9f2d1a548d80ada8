/** A list 清单 as customs keeps it: where it stands, with what it belongs together, and what was found. */
import type { Difference } from '../compare/difference.ts'
import type { Hit } from '../settings/risk-rule.ts'

export type Identity = Readonly<Record<string, string | number>>

export interface List {
  readonly id: number
  readonly customsCode: string
  /** `3` while its set of documents is incomplete, then as the receipts say. */
  readonly status: string
  readonly statusTime: Date
  readonly internal: number
  /** The text of the last receipt where it is not the usual one. */
  readonly info: string | null
  /** Where a suspended list goes back to. */
  readonly previousStatus: string | null
  readonly orderId: number | null
  readonly waybillId: number | null
  readonly paymentIds: readonly number[]
  /** The list that this one is a change of. */
  readonly amends: number | null
  /** A change of it was accepted. */
  readonly superseded: boolean
  /** Released long ago and not departed. */
  readonly overdue: boolean
  readonly controlAtArrival: boolean
  readonly auditedAt: Date | null
  readonly arrivedAt: Date | null
  readonly releasedAt: Date | null
  /** The time of departure, 14 digits. */
  readonly clearedAt: string | null
  readonly trafMode: string | null
  readonly trafName: string | null
  readonly voyageNo: string | null
  readonly billNo: string | null
  /** The fields by which receipts name it. */
  readonly identity: Identity
  readonly differences: readonly Difference[] | null
  readonly hits: readonly Hit[] | null
}

/** Fields that change in the life of a list, and their columns. */
export const changing = {
  status: ['status', 'text'],
  statusTime: ['status_time', 'timestamptz'],
  internal: ['internal', 'smallint'],
  info: ['info', 'text'],
  previousStatus: ['previous_status', 'text'],
  orderId: ['order_id', 'bigint'],
  waybillId: ['waybill_id', 'bigint'],
  paymentIds: ['payment_ids', 'bigint[]'],
  superseded: ['superseded', 'boolean'],
  overdue: ['overdue', 'boolean'],
  controlAtArrival: ['control_at_arrival', 'boolean'],
  auditedAt: ['audited_at', 'timestamptz'],
  arrivedAt: ['arrived_at', 'timestamptz'],
  releasedAt: ['released_at', 'timestamptz'],
  clearedAt: ['cleared_at', 'text'],
  identity: ['identity', 'jsonb'],
  differences: ['differences', 'jsonb'],
  hits: ['hits', 'jsonb'],
} as const satisfies Partial<Record<keyof List, readonly [column: string, type: string]>>

const lasting = {
  id: ['id', 'bigint'],
  customsCode: ['customs_code', 'text'],
  amends: ['amends', 'bigint'],
  trafMode: ['traf_mode', 'text'],
  trafName: ['traf_name', 'text'],
  voyageNo: ['voyage_no', 'text'],
  billNo: ['bill_no', 'text'],
} as const satisfies Partial<Record<keyof List, readonly [column: string, type: string]>>

export const listColumns = { ...lasting, ...changing } as const satisfies Record<keyof List, readonly [column: string, type: string]>
