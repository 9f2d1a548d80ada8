/** Lists that wait for a document of their set, called back when it comes. */
import type { Session } from '@openceb/store'
import type { Candidate } from '../audit/audit.ts'
import { lockLists } from '../lists/store.ts'
import { readBodies } from '../papers/store.ts'

export const candidatesOf = async (session: Session, ids: readonly number[], waiting?: Candidate['waiting']): Promise<Candidate[]> => {
  const lists = await lockLists(session, ids)
  const bodies = await readBodies(
    session,
    lists.map(({ id }) => id),
  )
  return lists.flatMap((list) => {
    const value = bodies.get(list.id)
    return value ? [{ list, value, ...(waiting ? { waiting } : {}) }] : []
  })
}

export const takeWaiting = async (
  session: Session,
  arrived: readonly { readonly document: string; readonly number: string }[],
): Promise<Candidate[]> => {
  if (!arrived.length) return []
  const rows = await session.prepared<{ id: number }>(
    'customs.awaited',
    `select distinct a.id from unnest($1::text[], $2::text[]) as w (kind, number) 
     cross join lateral (select a.id from customs.awaiting a where a.kind = w.kind and a.number = w.number offset 0) a`,
    [arrived.map(({ document }) => document), arrived.map(({ number }) => number)],
  )
  const candidates = await candidatesOf(
    session,
    rows.map(({ id }) => id),
    'still',
  )
  return candidates.filter(({ list }) => list.status === '3')
}
