/** A change of an accepted list 清单改单: its new version takes its place, number and keys included, once it is audited itself. */
import type { Session } from '@openceb/store'
import { reason } from '../compare/difference.ts'
import type { Desk } from '../desk.ts'
import type { List } from '../lists/list.ts'
import { handOver, lockLists, updateLists } from '../lists/store.ts'
import { testRelease } from '../release.ts'

export type Sources = ReadonlyMap<number, List>

const amendable = ['120', '300', '399', '400']

export const staleText = reason(1603, '原清单的状态已不符合改单申报的条件')

export const findSources = async (session: Session, lists: readonly List[]): Promise<Sources> => {
  const ids = lists.flatMap(({ amends }) => amends ?? [])
  return new Map((await lockLists(session, ids)).map((source) => [source.id, source]))
}

export const isAmendable = ({ amends }: List, sources: Sources): boolean => {
  const source = amends === null ? undefined : sources.get(amends)
  return amends === null || (source !== undefined && !source.superseded && amendable.includes(source.status))
}

/** Lists that customs has accepted for good. */
const inForce = (status: string): boolean => ['399', '400', '800'].includes(status)

/** Puts changes that were audited in the place of what they change; `lists` is brought up to date. */
export const supersede = async (desk: Desk, lists: Map<number, List>, sources: Sources): Promise<void> => {
  const changes: { from: number; to: List }[] = []
  const gone: List[] = []
  for (const list of lists.values()) {
    const source = list.amends === null || !inForce(list.status) ? undefined : sources.get(list.amends)
    if (!source || source.superseded) continue
    gone.push({ ...source, superseded: true })
    desk.ledger.queue(source, { ...source, superseded: true }, desk.rulebook.profileOf(source.customsCode))
    changes.push({ from: source.id, to: list })
    // The goods may have arrived while the change was under way.
    if (source.arrivedAt && !list.arrivedAt) lists.set(list.id, testRelease(desk, { ...list, arrivedAt: source.arrivedAt }))
  }
  await updateLists(desk.session, gone)
  await handOver(desk.session, changes, desk.now)
}
