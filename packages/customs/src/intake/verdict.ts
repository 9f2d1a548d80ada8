/** What becomes of a document whose key somebody holds already: repeated, replaced, changed, taken back or refused. */
import { isDeepStrictEqual } from 'node:util'
import type { DocumentValue } from '@openceb/kernel'
import { shownKey } from '@openceb/store'
import { reason } from '../compare/difference.ts'
import { type Head, isChange, isDeletion, isKind, type Paper } from '../papers/paper.ts'
import { isIneffective } from '../status.ts'

/** The document that holds the key. */
export interface Holder {
  readonly id: number
  readonly status: string
  readonly body: DocumentValue
  /** An order, payment or waybill on which an effective list leans. */
  readonly bound: boolean
}

export type Verdict =
  | { readonly kind: 'store' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'replace' }
  /** A new version of a list that customs has accepted: it takes its place once it is audited itself. */
  | { readonly kind: 'amend' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'refuse'; readonly info: string }

/** How a document travelled says nothing about what it says. */
const travelling = ['guid', 'appType', 'appTime', 'appStatus']

const content = ({ head, lines }: DocumentValue): unknown => ({
  head: Object.fromEntries(Object.entries(head).filter(([name]) => !travelling.includes(name))),
  lines,
})

const says = ({ value, head }: Paper, { body }: Holder): 'the same message' | 'the same' | 'something else' => {
  const held = body.head as Head
  if (head['guid'] === held['guid'] && head['appTime'] === held['appTime']) return 'the same message'
  return isDeepStrictEqual(content(value), content(body)) ? 'the same' : 'something else'
}

/** What a change of an accepted list must leave as it is. */
const frozen = ['ebpCode', 'orderNo', 'ebcCode', 'agentCode', 'customsCode', 'logisticsCode', 'logisticsNo', 'tradeMode', 'statisticsFlag']

const amendable = ['120', '300', '399', '400']

const onList = (paper: Paper, { status, body }: Holder): Verdict => {
  if (isIneffective(status)) return isDeletion(paper) ? { kind: 'remove' } : { kind: 'replace' }
  const title = `${paper.definition.title}[${shownKey(paper.key.key)}]`
  if (!isChange(paper)) return { kind: 'refuse', info: reason(1601, `${title}当前状态为[${status}]，请勿重复申报`) }
  if (!amendable.includes(status)) return { kind: 'refuse', info: reason(1603, `${title}当前状态为[${status}]，不符合改单申报的条件`) }
  const changed = frozen.filter((field) => paper.head[field] !== (body.head as Head)[field])
  return changed.length ? { kind: 'refuse', info: reason(1604, `改单不允许修改${changed.join('、')}`) } : { kind: 'amend' }
}

export const verdictOf = (paper: Paper, holder: Holder | undefined): Verdict => {
  const title = `${paper.definition.title}[${shownKey(paper.key.key)}]`
  if (!holder) return isDeletion(paper) ? { kind: 'refuse', info: reason(1602, `未找到操作的${title}`) } : { kind: 'store' }
  const said = isDeletion(paper) ? 'something else' : says(paper, holder)
  // What was returned may be declared again with nothing corrected: what it lacked may lie elsewhere.
  if (said === 'the same message' || (said === 'the same' && !isIneffective(holder.status))) return { kind: 'repeat' }
  if (String(paper.head['appTime'] ?? '') < String((holder.body.head as Head)['appTime'] ?? ''))
    return { kind: 'refuse', info: reason(1605, '接收报文为旧报文数据，不做处理') }
  if (isKind(paper, 'inventory')) return onList(paper, holder)
  const mayChange = isKind(paper, 'order', 'payment', 'waybill') && !holder.bound && (isChange(paper) || isDeletion(paper))
  const movable = holder.status === '100' || mayChange
  if (movable) return { kind: isDeletion(paper) ? 'remove' : 'replace' }
  return { kind: 'refuse', info: reason(1603, `${title}当前状态为[${holder.status}]，不允许变更或重复申报`) }
}
