/** A report of departure 离境单: its lists are closed 结关 with the time of leaving. */
import { wireTime } from '@openceb/kernel'
import { type Desk, move } from '../desk.ts'
import type { List } from '../lists/list.ts'
import { lockByWaybill, reported, updateLists } from '../lists/store.ts'
import type { Paper } from '../papers/paper.ts'
import type { Standing } from '../papers/store.ts'
import { answerReport, openTroubles, saidOf } from './answer.ts'
import { waybillsOf } from './waybills.ts'

/** V-DEP-04 of the rule book. */
const code = 2204

/** A list without transport data of its own leaves with those of the departure. */
const agrees = (inForce: string | null, given: unknown): boolean => inForce === null || inForce === '' || inForce === given

export const depart = async (desk: Desk, papers: readonly Paper[]): Promise<Standing[]> => {
  if (!papers.length) return []
  const standing = await lockByWaybill(
    desk.session,
    papers.flatMap((paper) => waybillsOf(paper).map(([, key]) => key)),
  )
  const changed = new Map<string, List>()
  const now = wireTime(desk.now)

  const standings = papers.map((paper) => {
    const { head } = paper
    const leaveTime = String(head['leaveTime'])
    const troubles = openTroubles()
    const leaving: (readonly [string, List])[] = []
    for (const [name, key] of waybillsOf(paper)) {
      const list = changed.get(key) ?? standing.get(key)
      if (!list || list.status !== '800' || !list.releasedAt) troubles.add(code, '运单[{v}]对应清单未放行', name)
      else if (!agrees(list.billNo, head['billNo'])) troubles.add(code, '运单[{v}]与总分单的提运单号不一致', name)
      else if (!agrees(list.voyageNo, head['voyageNo'])) troubles.add(code, '运单[{v}]与总分单的航班航次号不一致', name)
      else if (leaveTime < wireTime(list.releasedAt)) troubles.add(code, '运单[{v}]的离境时间早于放行时间', name)
      else leaving.push([key, list])
    }
    const late = leaveTime > now ? [`[Code:2201;Desc:离境时间[${leaveTime}]不能晚于当前时间]`] : []
    const faults = [...paper.faults, ...late, ...saidOf(troubles.all())]
    const answer = answerReport(desk, paper, faults)
    if (!faults.length) for (const [key, list] of leaving) changed.set(key, move(desk, list, '899', { clearedAt: leaveTime, overdue: false }))
    return answer
  })
  await updateLists(desk.session, [...changed.values()], reported)
  return standings
}
