/** Decisions of an officer: any number of lists at once, answered row by row, written as sets. */
import { reason } from '../compare/difference.ts'
import { afterAudit } from '../audit/audit.ts'
import { findSources, isAmendable, supersede } from '../audit/amend.ts'
import { outcomeOf } from '../audit/outcome.ts'
import { auditMembers, membersToAudit } from '../audit/follow.ts'
import { type Desk, move } from '../desk.ts'
import type { List } from '../lists/list.ts'
import { lockLists, releaseLists, updateLists } from '../lists/store.ts'
import { releaseObstacle } from '../obstacle.ts'
import { release } from '../release.ts'
import { riskOf } from '../risk.ts'
import { isAudited, isIneffective } from '../status.ts'
import { decisions, type DecisionName, inspectionResults, type InspectionResult, isDecision } from './decisions.ts'

export interface DecisionRow {
  readonly id: number
  readonly decision: string
  readonly note?: string
  readonly result?: InspectionResult
}

export interface DecidedRow {
  readonly id: number
  readonly ok: boolean
  readonly status?: string
  /** Of a refusal. */
  readonly code?: string
  readonly message?: string
  readonly messageEn?: string
}

const refused = (id: number, code: string, message: string, messageEn: string): DecidedRow => ({ id, ok: false, code, message, messageEn })

const obstacles = {
  status: ['清单尚未审结', 'the list is not audited'],
  arrival: ['货物尚未运抵', 'the goods have not arrived'],
  transport: ['运输工具、航次、提运单号不完整', 'its transport data are incomplete'],
  officer: ['', ''],
} as const

/** Whether the decision may be taken now; a row that says why not, if not. */
const refusalOf = (desk: Desk, row: DecisionRow, list: List | undefined): DecidedRow | undefined => {
  const { id, decision, note = '' } = row
  if (!isDecision(decision)) return refused(id, 'unknown-decision', `没有名为${decision}的处置，请核对后重试`, `There is no decision ${decision}`)
  const { title, from, needsNote } = decisions[decision]
  if (needsNote && !note.trim()) return refused(id, 'note-missing', `${title}必须填写意见`, 'This decision needs a note')
  if (decision === 'acknowledge') return undefined
  if (!list || list.superseded) return refused(id, 'not-found', `未找到清单[${id}]，请刷新后重试`, `There is no list ${id}`)
  if (!(from as readonly string[]).includes(list.status))
    return refused(
      id,
      'wrong-state',
      `清单当前状态为[${list.status}]，不允许${title}，请刷新后重试`,
      `A list in status ${list.status} does not allow this`,
    )
  if (decision === 'release' && isAudited(list.status)) {
    const obstacle = releaseObstacle(list, desk.rulebook.profileOf(list.customsCode)) ?? 'officer'
    if (obstacle !== 'officer')
      return refused(id, `not-releasable-${obstacle}`, `不能放行：${obstacles[obstacle][0]}`, `Not releasable: ${obstacles[obstacle][1]}`)
  }
  return undefined
}

/** The text of a decision in the receipt: what it is, and the officer's words where there are any. */
const said = (status: string, title: string, note: string): { readonly text?: string } => {
  const code: Readonly<Record<string, number>> = { '100': 1300, '500': 2400, '600': 2500, '700': 2700 }
  return note.trim() && code[status] ? { text: reason(code[status] ?? 0, `${title}：${note.trim()}`).slice(0, 1000) } : {}
}

/** An inspection that found nothing: released when nothing else stands in the way, else back to where the audit left it. */
const passed = (desk: Desk, list: List): List => {
  const audited: List = { ...list, status: '399', controlAtArrival: false, auditedAt: list.auditedAt ?? desk.now }
  return releaseObstacle(audited, desk.rulebook.profileOf(list.customsCode))
    ? move(desk, list, '399', { auditedAt: audited.auditedAt, controlAtArrival: false })
    : release(desk, { ...list, auditedAt: audited.auditedAt, controlAtArrival: false })
}

const resumed = (desk: Desk, list: List): List => {
  const to = list.previousStatus ?? '120'
  const back = move(desk, list, to, { previousStatus: null })
  if (to !== '120') return isAudited(to) ? afterAudit(desk, back) : back
  // Suspended at its audit, which goes on with whatever else was found then.
  const next = outcomeOf(
    list.differences ?? [],
    riskOf((list.hits ?? []).filter(({ measure }) => measure !== 'suspend')),
    desk.rulebook.profileOf(list.customsCode),
  )
  const judged = move(desk, back, next.status, { text: next.text })
  return next.status === '399' ? afterAudit(desk, judged) : judged
}

type Step = (desk: Desk, list: List, to: (status: string, changes?: Partial<List>) => List) => List

const detained =
  (status: string): Step =>
  (_desk, _list, to) =>
    to(status)

const steps: Readonly<Record<Exclude<DecisionName, 'acknowledge'>, Step>> = {
  approve: (desk, _list, to) => afterAudit(desk, to('399')),
  return: (_desk, _list, to) => to('100'),
  inspect: (_desk, _list, to) => to('500'),
  suspend: (_desk, list, to) => to('600', { previousStatus: list.status }),
  resume: (desk, list) => resumed(desk, list),
  release: (desk, list) => release(desk, { ...list, auditedAt: list.auditedAt ?? desk.now }),
  pass: (desk, list) => passed(desk, list),
  detain501: detained('501'),
  detain502: detained('502'),
  detain503: detained('503'),
  detain599: detained('599'),
  sendBack: (_desk, _list, to) => to('700'),
}

const apply = (desk: Desk, list: List, decision: Exclude<DecisionName, 'acknowledge'>, note: string): List =>
  steps[decision](desk, list, (status, changes = {}) => move(desk, list, status, { ...said(status, decisions[decision].title, note), ...changes }))

export const decideRows = async (desk: Desk, officer: string, rows: readonly DecisionRow[]): Promise<DecidedRow[]> => {
  const { session, ledger, now } = desk
  const lists = new Map((await lockLists(session, [...new Set(rows.map(({ id }) => id))])).map((list) => [list.id, list]))
  const sources = await findSources(session, [...lists.values()])
  const changed = new Map<number, List>()
  const answers = rows.map((row): DecidedRow => {
    const list = changed.get(row.id) ?? lists.get(row.id)
    const { decision, note = '' } = row
    const refusal = refusalOf(desk, row, list)
    if (refusal) return refusal
    if (decision === 'approve' && list && !isAmendable(list, sources))
      return refused(row.id, 'source-moved', '原清单的状态已不符合改单申报的条件，请退单', 'The list that this one changes has moved on; return it')
    const words = [row.result && inspectionResults[row.result], note].filter(Boolean).join('：')
    if (!list || decision === 'acknowledge') {
      ledger.done(row.id)
      ledger.decided({ id: row.id, at: now, officer, decision, from: list?.status ?? '100', to: list?.status ?? '100', note, result: row.result })
      return { id: row.id, ok: true }
    }
    const after = apply(desk, list, decision as Exclude<DecisionName, 'acknowledge'>, words)
    changed.set(row.id, after)
    ledger.decided({ id: row.id, at: now, officer, decision, from: list.status, to: after.status, note, result: row.result })
    return { id: row.id, ok: true, status: after.status }
  })
  await supersede(desk, changed, sources)
  const moved = [...changed.values()]
  await updateLists(session, moved)
  await releaseLists(
    session,
    moved.flatMap(({ id, status }) => (isIneffective(status) ? [id] : [])),
  )
  await auditMembers(desk, [...membersToAudit(moved)])
  return answers
}
