/** A report of arrival 运抵单: every waybill gets its time of arrival, and each list is put to the release test. */
import { type Desk, move } from '../desk.ts'
import type { List } from '../lists/list.ts'
import { lockByBill, lockByWaybill, reported, updateLists } from '../lists/store.ts'
import type { Paper } from '../papers/paper.ts'
import type { Standing } from '../papers/store.ts'
import { testRelease } from '../release.ts'
import { internalOf, isAudited } from '../status.ts'
import { answerReport, openTroubles, saidOf } from './answer.ts'
import { waybillsOf } from './waybills.ts'

/** V-ARR-06 of the rule book. */
const code = 2106

const billOf = ({ head, value }: Paper): string | undefined => (value.lines.length || !head['billNo'] ? undefined : String(head['billNo']))

export const arrive = async (desk: Desk, papers: readonly Paper[]): Promise<Standing[]> => {
  if (!papers.length) return []
  const keys = papers.flatMap((paper) => waybillsOf(paper).map(([, key]) => key))
  const bills = papers.flatMap((paper) => billOf(paper) ?? [])
  const byWaybill = await lockByWaybill(desk.session, keys)
  const byBill = await lockByBill(desk.session, bills)
  const standing = new Map<number, List>([...byWaybill.values(), ...byBill].map((list) => [list.id, list]))
  const changed = new Map<number, List>()

  const standings = papers.map((paper) => {
    const office = String(paper.head['customsCode'])
    const bill = billOf(paper)
    const named: (readonly [string, List | undefined])[] =
      bill === undefined
        ? waybillsOf(paper).map(([logisticsNo, key]) => [logisticsNo, byWaybill.get(key)])
        : byBill
            .filter((list) => list.billNo === bill && list.customsCode === office)
            .map((list) => [String(list.identity['preNo'] ?? list.id), list])
    const troubles = openTroubles()
    if (bill !== undefined && !named.length) troubles.add(code, '提运单[{v}]未找到已审结的清单', bill)
    const lists: List[] = []
    for (const [name, found] of named) {
      const list = found && standing.get(found.id)
      if (list?.arrivedAt) troubles.add(code, '运单[{v}]已申报运抵', name)
      else if (!list || !isAudited(list.status)) troubles.add(code, '运单[{v}]对应清单不存在或未审结', name)
      else if (list.customsCode !== office) troubles.add(code, '运单[{v}]对应清单的申报地海关与运抵单不一致', name)
      else lists.push(list)
    }
    const faults = [...paper.faults, ...saidOf(troubles.all())]
    const answer = answerReport(desk, paper, faults)
    if (!faults.length)
      for (const list of lists) {
        const arrived = arrivedAt(desk, list)
        standing.set(list.id, arrived)
        changed.set(list.id, arrived)
      }
    return answer
  })
  await updateLists(desk.session, [...changed.values()], reported)
  return standings
}

const arrivedAt = (desk: Desk, list: List): List => {
  const arrived = { ...list, arrivedAt: desk.now, internal: internalOf(list.status, true) }
  return list.controlAtArrival ? move(desk, arrived, '500') : testRelease(desk, arrived)
}
