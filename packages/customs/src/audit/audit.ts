/** From a declared list to its audit: wait for what is missing, accept, compare, weigh, decide. A whole batch in a fixed number of statements. */
import type { DocumentValue } from '@openceb/kernel'
import { documentOf } from '@openceb/documents'
import { compare } from '../compare/compare.ts'
import type { Difference } from '../compare/difference.ts'
import { type Desk, dueOf, move } from '../desk.ts'
import type { List } from '../lists/list.ts'
import type { Head } from '../papers/paper.ts'
import { testRelease } from '../release.ts'
import { weigh } from '../risk.ts'
import { outcomeOf } from './outcome.ts'
import { findSources, isAmendable, staleText, supersede } from './amend.ts'
import { awaitedBy, findMembers, type Member, type Members } from './members.ts'

export interface Candidate {
  /** At `3` before it is accepted, at `120` after. */
  readonly list: List
  readonly value: DocumentValue
  /** It waits already; `expired` when the wait is over. */
  readonly waiting?: 'still' | 'expired'
}

/** Why a document of this batch was refused; undefined when it was not. */
export type RefusalOf = (id: number) => string | undefined

const incomplete = '四单数据不完整'

const returnedMember = ({ order, waybill, payments }: Members, refusalOf: RefusalOf): string | undefined => {
  const named: (readonly [string, Member | undefined])[] = [
    ['order', order],
    ['waybill', waybill],
    ...payments.map((one) => ['payment', one] as const),
  ]
  for (const [document, member] of named) {
    const why = member && (member.status === '100' ? (member.info ?? '') : refusalOf(member.id))
    if (why !== undefined) return `${documentOf(document).title}已退单：${why}`
  }
  return undefined
}

const withMembers = (list: List, { order, waybill, payments }: Members): List => ({
  ...list,
  orderId: order?.id ?? null,
  waybillId: waybill?.id ?? null,
  paymentIds: payments.map(({ id }) => id),
})

/** The number is given with 120: a list that is returned before has none. */
export const withoutNumber = ({ invtNo: _, ...identity }: List['identity']): List['identity'] => identity

const withDifferences = (differences: readonly Difference[]): Pick<List, 'differences'> => ({
  differences: differences.length ? differences : null,
})

/** Answers the lists as they stand afterwards, in the order given. */
export const auditLists = async (desk: Desk, candidates: readonly Candidate[], refusalOf: RefusalOf): Promise<List[]> => {
  if (!candidates.length) return []
  const { rulebook, ledger } = desk
  const sources = await findSources(
    desk.session,
    candidates.map(({ list }) => list),
  )
  const headOf = ({ value }: Candidate): Head => value.head
  const found = await findMembers(
    desk.session,
    candidates.map((candidate) => ({ id: candidate.list.id, head: headOf(candidate) })),
  )
  const toCompare: Candidate[] = []

  const results = candidates.map((candidate): List => {
    const members = found.get(candidate.list.id) ?? { order: undefined, waybill: undefined, payments: [] }
    const list = withMembers(candidate.list, members)
    if (list.status === '3') {
      const returned = returnedMember(members, refusalOf)
      const awaited = awaitedBy(headOf(candidate), members, rulebook.profileOf(list.customsCode).receiptsRequired)
      if (returned === undefined && awaited.length && candidate.waiting !== 'expired' && desk.missingWait > 0) {
        if (candidate.waiting) return candidate.list
        ledger.step(list.id, 'complete', new Date(desk.now.getTime() + desk.missingWait))
        ledger.await(list.id, awaited)
        return list
      }
      if (candidate.waiting) ledger.complete(list.id)
      if (!isAmendable(list, sources)) return move(desk, list, '100', { text: staleText })
      if (returned !== undefined) return move(desk, list, '100', { text: returned.slice(0, 1000), identity: withoutNumber(list.identity) })
      if (awaited.length) {
        toCompare.push(candidate)
        return list
      }
      const accepted = move(desk, list, '120')
      const due = dueOf(desk, rulebook.delays.audit)
      if (due) ledger.step(list.id, 'audit', due)
      else toCompare.push(candidate)
      return accepted
    }
    if (!isAmendable(list, sources)) return move(desk, list, '100', { text: staleText })
    toCompare.push(candidate)
    return list
  })

  const byId = new Map(results.map((list) => [list.id, list]))
  const compared = toCompare.flatMap(({ list: { id } }) => byId.get(id) ?? [])
  const differences = await compare(
    desk.session,
    compared.map((list) => ({ ...rulebook.profileOf(list.customsCode), ...list })),
    rulebook.rates,
  )
  for (const {
    list: { id },
    value,
  } of toCompare) {
    const list = byId.get(id)
    if (list) byId.set(id, judge(desk, list, value, differences.get(id) ?? []))
  }
  await supersede(desk, byId, sources)
  return results.map((list) => byId.get(list.id) ?? list)
}

const judge = (desk: Desk, list: List, value: DocumentValue, differences: readonly Difference[]): List => {
  const profile = desk.rulebook.profileOf(list.customsCode)
  const risk = weigh(value, desk.rulebook, desk.random)
  const { status, text, controlAtArrival } = outcomeOf(differences, risk, profile)
  const marks = { ...withDifferences(differences), hits: risk.hits.length ? risk.hits : null }
  if (list.status === '3')
    return move(desk, list, '100', { ...marks, text: `${incomplete}：${text}`.slice(0, 1000), identity: withoutNumber(list.identity) })
  const judged = move(desk, list, status, {
    ...marks,
    text,
    controlAtArrival,
    ...(status === '600' ? { previousStatus: '120' } : {}),
  })
  return status === '399' ? afterAudit(desk, judged) : judged
}

/** An audited list waits for its arrival, or is released. */
export const afterAudit = (desk: Desk, list: List): List => {
  const profile = desk.rulebook.profileOf(list.customsCode)
  const audited = { ...list, auditedAt: list.auditedAt ?? list.statusTime }
  const waits = profile.emit400 && profile.arrivalRequired && !audited.arrivedAt && audited.status === '399'
  return testRelease(desk, waits ? move(desk, audited, '400') : audited)
}
