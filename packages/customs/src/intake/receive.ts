/** Takes a batch of documents through customs, wave by wave: each wave is a fixed number of statements, however many documents it has. */
import type { Definition } from '@openceb/kernel'
import { arrive } from '../reports/arrival.ts'
import { depart } from '../reports/departure.ts'
import { auditLists, type Candidate, withoutNumber } from '../audit/audit.ts'
import { auditMembers, membersToAudit } from '../audit/follow.ts'
import { numberOf } from '../audit/members.ts'
import { type Desk, move } from '../desk.ts'
import { reasons } from '../compare/difference.ts'
import type { List } from '../lists/list.ts'
import { insertLists, releaseLists, updateLists } from '../lists/store.ts'
import { type Head, identityOf, isKind, type Paper } from '../papers/paper.ts'
import { insertPapers, insertStandings, type Standing } from '../papers/store.ts'
import { isIneffective, textOf } from '../status.ts'
import { type Claimed, claimPapers, forgetKeys, takeOver, wavesOf } from './claim.ts'
import { takeWaiting } from './waiting.ts'

/** The numbers that lists get, by the id of the paper. */
export type NumberOf = (paper: Paper) => string

export const receivePapers = async (desk: Desk, papers: readonly Paper[], numberOf: NumberOf): Promise<void> => {
  for (const wave of wavesOf(papers)) await receiveWave(desk, wave, numberOf)
}

const receiveWave = async (desk: Desk, papers: readonly Paper[], numberOf: NumberOf): Promise<void> => {
  const { session } = desk
  const claimed = await claimPapers(session, papers, desk.now)
  answerUnstored(desk, claimed)
  await removeOld(desk, claimed)
  const kept = claimed.filter(({ verdict }) => verdict.kind === 'store' || verdict.kind === 'replace' || verdict.kind === 'amend')
  await insertPapers(
    session,
    kept.map(({ paper }) => paper),
  )

  const standings = acceptFollowing(desk, kept)
  const lists = await receiveLists(desk, kept, numberOf)
  await auditMembersOf(desk, standings, lists)
  const arrivals = await arrive(desk, reported(kept, 'arrival'))
  const departures = await depart(desk, reported(kept, 'departure'))
  await insertStandings(session, [...standings.values(), ...arrivals, ...departures])
}

const reported = (kept: readonly Claimed[], kind: string): Paper[] => kept.flatMap(({ paper }) => (isKind(paper, kind) ? [paper] : []))

const holderTime = ({ holder }: Claimed): Date | undefined => holder?.statusTime

const answerUnstored = ({ docket }: Desk, claimed: readonly Claimed[]): void => {
  for (const one of claimed) {
    const {
      paper: { definition, head },
      verdict,
      holder,
    } = one
    // A list that still waits for its set has not been spoken of.
    if (verdict.kind === 'repeat' && holder && holder.status !== '3')
      docket.repeat(definition, holder.identity, holder.status, holder.info, holder.statusTime)
    if (verdict.kind === 'refuse') docket.say(definition, identityOf(definition, head), '100', verdict.info, holderTime(one))
    if (verdict.kind === 'remove') docket.say(definition, identityOf(definition, head), '120', '[Code:1800;Desc:删除成功]', holderTime(one))
  }
}

/** What is replaced or taken back stays, and counts no more. */
const removeOld = async ({ session, ledger, now }: Desk, claimed: readonly Claimed[]): Promise<void> => {
  const over = claimed.filter(({ verdict, holder }) => holder && (verdict.kind === 'replace' || verdict.kind === 'remove'))
  if (!over.length) return
  const ids = over.flatMap(({ holder }) => holder?.id ?? [])
  await takeOver(
    session,
    over.flatMap(({ paper, verdict }) => (verdict.kind === 'replace' ? [paper] : [])),
    now,
  )
  await forgetKeys(
    session,
    over.flatMap(({ paper, verdict }) => (verdict.kind === 'remove' ? [paper] : [])),
  )
  await session.run(`update customs.standing set status = 'replaced' where id = any ($1::bigint[])`, [ids])
  await session.run('update customs.inventory set superseded = true where id = any ($1::bigint[])', [ids])
  for (const id of ids) ledger.done(id)
}

/** Orders, payments, waybills: stored, or refused by the logic check. */
const acceptFollowing = ({ docket }: Desk, kept: readonly Claimed[]): Map<number, Standing & { definition: Definition; head: Head }> => {
  const standings = new Map<number, Standing & { definition: Definition; head: Head }>()
  for (const one of kept) {
    const { id, definition, head, faults } = one.paper
    if (!isKind(one.paper, 'order', 'payment', 'waybill')) continue
    const status = faults.length ? '100' : '120'
    const info = faults.length ? reasons(faults) : null
    const statusTime = docket.say(definition, identityOf(definition, head), status, info ?? textOf(status), holderTime(one))
    standings.set(id, { id, document: definition.key, status, statusTime, info, definition, head })
  }
  return standings
}

const newList = ({ paper, verdict, holder }: Claimed, invtNo: string): List => {
  const head = paper.head as Readonly<Record<string, string | undefined>>
  const amends = verdict.kind === 'amend' && holder ? holder : undefined
  return {
    id: paper.id,
    customsCode: head['customsCode'] ?? '',
    status: '3',
    statusTime: holder?.statusTime ?? new Date(0),
    internal: 0,
    info: null,
    previousStatus: null,
    orderId: null,
    waybillId: null,
    paymentIds: [],
    amends: amends?.id ?? null,
    superseded: false,
    overdue: false,
    controlAtArrival: false,
    auditedAt: null,
    arrivedAt: null,
    releasedAt: null,
    clearedAt: null,
    trafMode: head['trafMode'] ?? null,
    trafName: head['trafName'] ?? null,
    voyageNo: head['voyageNo'] ?? null,
    billNo: head['billNo'] ?? null,
    identity: { ...identityOf(paper.definition, paper.head), invtNo: String(amends?.identity['invtNo'] ?? invtNo) },
    differences: null,
    hits: null,
  }
}

/** New lists, and those that waited for what has come now. */
const receiveLists = async (desk: Desk, kept: readonly Claimed[], numberOfList: NumberOf): Promise<List[]> => {
  const { session } = desk
  const refusals = new Map(kept.flatMap(({ paper: { id, faults } }): [number, string][] => (faults.length ? [[id, reasons(faults)]] : [])))
  const refused: List[] = []
  const fresh: Candidate[] = []
  for (const one of kept) {
    if (!isKind(one.paper, 'inventory')) continue
    const list = newList(one, numberOfList(one.paper))
    const faults = [...one.paper.faults, ...one.conflicts]
    if (faults.length) refused.push(move(desk, list, '100', { text: reasons(faults), identity: withoutNumber(list.identity) }))
    else fresh.push({ list, value: one.paper.value })
  }
  const arrived = kept.flatMap(({ paper }) =>
    isKind(paper, 'order', 'payment', 'waybill') ? [{ document: paper.definition.key, number: numberOf(paper.definition.key, paper.head) }] : [],
  )
  const waiting = await takeWaiting(session, arrived)
  const lists = await auditLists(desk, [...fresh, ...waiting], (id) => refusals.get(id))
  await insertLists(session, [...refused, ...lists.slice(0, fresh.length)])
  await updateLists(
    session,
    lists.slice(fresh.length).filter((list, index) => list !== waiting[index]?.list),
  )
  await releaseLists(
    session,
    [...refused, ...lists].flatMap(({ id, status }) => (isIneffective(status) ? [id] : [])),
  )
  return lists
}

/** Those of this batch take their status before they are written; those stored before are moved. */
const auditMembersOf = async (desk: Desk, standings: ReturnType<typeof acceptFollowing>, lists: readonly List[]): Promise<void> => {
  const ids = membersToAudit(lists)
  for (const [id, standing] of standings) {
    if (!ids.delete(id)) continue
    const { definition, head } = standing
    const statusTime = desk.docket.say(definition, identityOf(definition, head), '399', textOf('399'), standing.statusTime)
    standings.set(id, { ...standing, status: '399', statusTime, info: null })
  }
  await auditMembers(desk, [...ids])
}
