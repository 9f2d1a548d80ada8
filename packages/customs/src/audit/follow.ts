/** An audited list takes its order, its waybill and its payments along to 399. */
import { documentOf } from '@openceb/documents'
import type { Desk } from '../desk.ts'
import { isAudited } from '../status.ts'
import type { List } from '../lists/list.ts'
import { identityOf } from '../papers/paper.ts'
import { lockPapers, updateStandings } from '../papers/store.ts'
import { textOf } from '../status.ts'

export const membersOfList = ({ orderId, waybillId, paymentIds }: List): number[] =>
  [orderId, waybillId, ...paymentIds].filter((id): id is number => id !== null)

const followed = (status: string): boolean => isAudited(status) || status === '800' || status === '899'

/** Of lists that are audited: all that belongs to them. */
export const membersToAudit = (lists: readonly List[]): Set<number> => new Set(lists.filter(({ status }) => followed(status)).flatMap(membersOfList))

/** Moves those that are stored and not audited yet. */
export const auditMembers = async (desk: Desk, ids: readonly number[]): Promise<void> => {
  const papers = (await lockPapers(desk.session, ids)).filter(({ status }) => status === '120')
  await updateStandings(
    desk.session,
    papers.map((paper) => {
      const definition = documentOf(paper.document)
      const statusTime = desk.docket.say(definition, identityOf(definition, paper.head), '399', textOf('399'), paper.statusTime)
      return { ...paper, status: '399', statusTime, info: null }
    }),
  )
}
