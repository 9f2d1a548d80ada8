/** Finds the order, the waybill and the payments of lists, among what is stored and what came with them. */
import { documentKeyOf, joinKey, type Session } from '@openceb/store'
import { documentOf } from '@openceb/documents'
import type { Head } from '../papers/paper.ts'

export interface Member {
  readonly id: number
  /** Undefined for one of this very batch, whose status is not yet settled. */
  readonly status: string | undefined
  readonly info: string | null
}

export interface Members {
  readonly order: Member | undefined
  readonly waybill: Member | undefined
  readonly payments: readonly Member[]
}

interface Found {
  readonly list: number
  readonly kind: string
  readonly key: string
  readonly id: number
  readonly status: string | null
  readonly info: string | null
  /** Of one whose key is not the very one: the party that it may share with the list. */
  readonly party: string | null
}

const kindOf = (document: string): string => documentKeyOf(documentOf(document), {}).kind
const kinds = { order: kindOf('order'), payment: kindOf('payment'), waybill: kindOf('waybill') }

/** All keys of a kind that begin with a number: they lie side by side. */
const beginningWith = (kind: string, number: string): string =>
  `select k.kind, k.key, k.id from customs.document_key k where k.kind = '${kind}' and k.key >= ${number} || E'\\x1f' and k.key < ${number} || ' '`

const lookup = `
  select w.list, k.kind, k.key, k.id, s.status, s.info,
    case when k.kind = '${kinds.waybill}' and k.key <> w.waybill_key then
      (select d.body -> 'head' ->> 'ebcCode' from customs.document d where d.id = k.id)
    when k.kind = '${kinds.payment}' and not starts_with(k.key, w.payment_keys) then
      (select d.body -> 'head' ->> 'ebpCode' from customs.document d where d.id = k.id) end as party
  from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[]) as w (list, order_no, waybill_no, waybill_key, payment_keys)
  cross join lateral (
    ${beginningWith(kinds.order, 'w.order_no')}
    union all ${beginningWith(kinds.payment, 'w.order_no')}
    union all ${beginningWith(kinds.waybill, 'w.waybill_no')}
  ) k
  left join lateral (select s.status, s.info from customs.standing s where s.id = k.id offset 0) s on true`

const best = <T>(found: readonly T[], ...tests: readonly ((one: T) => boolean)[]): T | undefined => {
  for (const test of tests) {
    const one = found.find(test)
    if (one) return one
  }
  return undefined
}

const memberOf = (found: Found | undefined): Member | undefined => found && { id: found.id, status: found.status ?? undefined, info: found.info }

/**
 * The document with the very key first; else one with the same number that shares a party, so that the comparison can name what differs.
 * A foreign platform without a code is no party that could be shared.
 */
const membersOf = (head: Head, found: readonly Found[]): Members => {
  const orderNo = head['orderNo']
  const ebpCode = String(head['ebpCode'])
  const ebcCode = String(head['ebcCode'])
  const parts = (one: Found): string[] => one.key.split('\u001f')
  const of = (kind: string): Found[] => found.filter((one) => one.kind === kind)
  const order = best(
    of(kinds.order),
    ({ key }) => key === joinKey([orderNo, ebpCode, ebcCode]),
    (one) => parts(one)[1] === ebpCode && ebpCode !== '无',
    (one) => parts(one)[2] === ebcCode,
  )
  const waybill = best(
    of(kinds.waybill),
    ({ key }) => key === joinKey([head['logisticsNo'], head['logisticsCode']]),
    ({ party }) => party === ebcCode,
  )
  const paid = of(kinds.payment)
  const own = paid.filter((one) => parts(one)[1] === ebcCode)
  const payments = own.length ? own : paid.filter(({ party }) => party === ebpCode && ebpCode !== '无')
  return { order: memberOf(order), waybill: memberOf(waybill), payments: payments.flatMap((one) => memberOf(one) ?? []) }
}

export const findMembers = async (
  session: Session,
  lists: readonly { readonly id: number; readonly head: Head }[],
): Promise<Map<number, Members>> => {
  if (!lists.length) return new Map()
  const text = (name: string) => lists.map(({ head }) => String(head[name] ?? ''))
  const found = await session.prepared<Found>('customs.members', lookup, [
    lists.map(({ id }) => id),
    text('orderNo'),
    text('logisticsNo'),
    lists.map(({ head }) => joinKey([head['logisticsNo'], head['logisticsCode']])),
    lists.map(({ head }) => joinKey([head['orderNo'], head['ebcCode'], ''])),
  ])
  const byList = new Map<number, Found[]>()
  for (const one of found) {
    const own = byList.get(one.list)
    if (own) own.push(one)
    else byList.set(one.list, [one])
  }
  return new Map(lists.map(({ id, head }) => [id, membersOf(head, byList.get(id) ?? [])]))
}

/** The numbers under which a list waits for what is missing: kind and number. */
export const awaitedBy = (
  head: Head,
  { order, waybill, payments }: Members,
  receiptsRequired: boolean,
): (readonly [kind: string, number: string])[] => [
  ...(order ? [] : [['order', String(head['orderNo'])] as const]),
  ...(waybill ? [] : [['waybill', String(head['logisticsNo'])] as const]),
  ...(payments.length || !receiptsRequired ? [] : [['payment', String(head['orderNo'])] as const]),
]

/** The number of a document under which lists wait for it. */
export const numberOf = (document: string, head: Head): string => String(head[document === 'waybill' ? 'logisticsNo' : 'orderNo'])
