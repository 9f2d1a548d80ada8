/** What happens because time passes: waits that end, delayed steps that fall due, released goods that never leave. */
import type { Session } from '@openceb/store'
import { auditLists, type Candidate } from './audit/audit.ts'
import { auditMembers, membersToAudit } from './audit/follow.ts'
import type { Desk } from './desk.ts'
import { candidatesOf } from './intake/waiting.ts'
import { lockLists, releaseLists, updateLists } from './lists/store.ts'
import { releaseObstacle } from './obstacle.ts'
import { release } from './release.ts'
import { isIneffective } from './status.ts'

const batch = 500

interface DueStep {
  readonly id: number
  readonly step: 'complete' | 'audit' | 'release'
}

/** Steps whose time has come, taken: several processes share them. */
const takeDue = (session: Session, now: Date): Promise<DueStep[]> =>
  session.query<DueStep>(
    `delete from customs.step s using (
       select id, step from customs.step where due <= $1 order by due limit ${batch} for update skip locked
     ) taken where s.id = taken.id and s.step = taken.step returning s.id, s.step`,
    [now],
  )

/** Lists whose missing document was being stored in the very moment in which they began to wait. */
const findCompleted = async (session: Session): Promise<number[]> => {
  const rows = await session.query<{ id: number }>(
    `select distinct a.id from customs.awaiting a
     where exists (
       select from customs.document_key k
       where k.kind = a.kind || '.document' and k.key >= a.number || E'\\x1f' and k.key < a.number || ' '
     ) limit ${batch}`,
  )
  return rows.map(({ id }) => id)
}

/** Works off what is due; answers how many steps it took. */
export const workDue = async (desk: Desk): Promise<number> => {
  const { session } = desk
  const due = await takeDue(session, desk.now)
  const of = (step: DueStep['step']): number[] => due.flatMap((one) => (one.step === step ? [one.id] : []))
  const expired = await candidatesOf(session, of('complete'), 'expired')
  const completed = due.length < batch ? await candidatesOf(session, await findCompleted(session), 'still') : []
  const late = new Set(expired.map(({ list }) => list.id))
  const delayed = await candidatesOf(session, of('audit'))
  const candidates: Candidate[] = [
    ...[...expired, ...completed.filter(({ list }) => !late.has(list.id))].filter(({ list }) => list.status === '3'),
    ...delayed.filter(({ list }) => list.status === '120'),
  ]
  const lists = await auditLists(desk, candidates, () => undefined)
  await updateLists(
    session,
    lists.filter((list, index) => list !== candidates[index]?.list),
  )
  await releaseLists(
    session,
    lists.flatMap(({ id, status }) => (isIneffective(status) ? [id] : [])),
  )
  await auditMembers(desk, [...membersToAudit(lists)])

  const waiting = await lockLists(session, of('release'))
  const releasable = waiting.filter((list) => !releaseObstacle(list, desk.rulebook.profileOf(list.customsCode)))
  await updateLists(
    session,
    releasable.map((list) => release(desk, list)),
  )
  return due.length
}

const patience = 30 * 24 * 3600_000

/** Flags lists that were released thirty days ago and have not departed. */
export const flagOverdue = async (desk: Desk): Promise<number> => {
  const rows = await desk.session.query<{ id: number }>(
    `select id from customs.inventory where status = '800' and released_at < $1 and not overdue
       and id < customs.first_id((date_trunc('month', $1::timestamptz at time zone 'UTC') + interval '1 month')::date) order by id limit ${batch}`,
    [new Date(desk.now.getTime() - patience)],
  )
  const lists = await lockLists(
    desk.session,
    rows.map(({ id }) => id),
  )
  const flagged = lists
    .filter(({ status }) => status === '800')
    .map((list) => {
      const overdue = { ...list, overdue: true }
      desk.ledger.queue(list, overdue, desk.rulebook.profileOf(list.customsCode))
      return overdue
    })
  await updateLists(desk.session, flagged)
  return flagged.length
}
