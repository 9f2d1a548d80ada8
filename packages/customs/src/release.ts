/** The release test: put again after everything that may change its answer. */
import { type Desk, dueOf, move } from './desk.ts'
import type { List } from './lists/list.ts'
import { releaseObstacle } from './obstacle.ts'

export const release = (desk: Desk, list: List): List => {
  const released = move(desk, list, '800')
  return { ...released, releasedAt: released.statusTime }
}

/** Releases the list when nothing stands in the way, or notes when it will. */
export const testRelease = (desk: Desk, list: List): List => {
  const obstacle = releaseObstacle(list, desk.rulebook.profileOf(list.customsCode))
  if (obstacle === 'officer') desk.ledger.ask(list)
  if (obstacle) return list
  const due = dueOf(desk, desk.rulebook.delays.release)
  if (!due) return release(desk, list)
  desk.ledger.step(list.id, 'release', due)
  return list
}
