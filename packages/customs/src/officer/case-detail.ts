/** One list with its order, payments and waybill side by side, what differs between them, and who decided what. */
import type { DocumentValue } from '@openceb/kernel'
import type { Session } from '@openceb/store'
import { findMembers } from '../audit/members.ts'
import { compare } from '../compare/compare.ts'
import type { Difference } from '../compare/difference.ts'
import { membersOfList } from '../audit/follow.ts'
import type { List } from '../lists/list.ts'
import { readLists } from '../lists/store.ts'
import { type Obstacle, releaseObstacle } from '../obstacle.ts'
import { readRulebook } from '../settings/settings.ts'

export interface CaseDocument {
  readonly id: number
  readonly document: string
  readonly status: string
  readonly info: string | null
  readonly value: DocumentValue
}

export interface HistoryEntry {
  readonly at: Date
  readonly officer: string
  readonly decision: string
  readonly from: string
  readonly to: string
  readonly note: string
  readonly result: string | null
}

export interface CaseDetail {
  readonly list: List
  readonly documents: readonly CaseDocument[]
  /** As the documents stand now, by the rules and the profile of now. */
  readonly differences: readonly Difference[]
  /** What still stands between the list and its release. */
  readonly obstacle: Obstacle | null
  readonly history: readonly HistoryEntry[]
}

const documentsOf = (session: Session, ids: readonly number[]): Promise<CaseDocument[]> =>
  session.query<CaseDocument>(
    `select d.id, d.document, coalesce(i.status, s.status) as status, coalesce(i.info, s.info) as info, d.body as value
     from customs.document d left join customs.inventory i on i.id = d.id left join customs.standing s on s.id = d.id
     where d.id = any ($1::bigint[]) order by array_position($1::bigint[], d.id)`,
    [ids],
  )

export const readCase = async (session: Session, id: number): Promise<CaseDetail | undefined> => {
  const [stored] = await readLists(session, [id])
  if (!stored) return undefined
  const rulebook = await readRulebook(session)
  const [own] = await documentsOf(session, [id])
  const found = (await findMembers(session, [{ id, head: own?.value.head ?? {} }])).get(id)
  // A list that waits knows its documents only by their numbers.
  const list =
    stored.status === '3'
      ? {
          ...stored,
          orderId: found?.order?.id ?? null,
          waybillId: found?.waybill?.id ?? null,
          paymentIds: found?.payments.map((one) => one.id) ?? [],
        }
      : stored
  const documents = await documentsOf(session, [id, ...membersOfList(list)])
  const profile = rulebook.profileOf(list.customsCode)
  const differences = await compare(session, [{ ...profile, ...list }], rulebook.rates)
  const history = await session.query<HistoryEntry>(
    'select at, officer, decision, from_status as "from", to_status as "to", note, result from customs.decision where id = $1 order by number',
    [id],
  )
  return { list, documents, differences: differences.get(id) ?? [], obstacle: releaseObstacle(list, profile) ?? null, history }
}
