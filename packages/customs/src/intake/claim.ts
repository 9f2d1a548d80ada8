/** Takes the keys of a batch, and decides what becomes of documents whose keys somebody holds. */
import { type Claim, claimKeys, foundUnder, findKeys, type Holder as KeyHolder, keyKind, shownKey, type Session } from '@openceb/store'
import type { Definition } from '@openceb/kernel'
import { documentOf } from '@openceb/documents'
import { reason } from '../compare/difference.ts'
import { lockLists } from '../lists/store.ts'
import type { Identity } from '../lists/list.ts'
import { type Head, identityOf, inventoryDefinition, isDeletion, isKind, type Paper } from '../papers/paper.ts'
import { lockPapers, readBodies } from '../papers/store.ts'
import { textOf } from '../status.ts'
import { type Holder, type Verdict, verdictOf } from './verdict.ts'

interface StoredHolder extends Holder {
  readonly statusTime: Date
  readonly info: string
  readonly identity: Identity
}

export interface Claimed {
  readonly paper: Paper
  readonly verdict: Verdict
  /** Who holds the name of the document. */
  readonly holder?: StoredHolder | undefined
  /** Another list has its order or its waybill. */
  readonly conflicts: readonly string[]
}

const months = (at: Date, count: number): Date => {
  const then = new Date(at)
  then.setUTCMonth(then.getUTCMonth() - count)
  return then
}

/** A list holds its waybill no longer than the waybill holds its number. */
const reusedAfter = (definition: Definition, kind: string): number | undefined => {
  const of = kind === keyKind('inventory', 'waybill') ? documentOf('waybill') : definition
  return of.keys[0]?.months
}

const claimsOf = (papers: readonly Paper[], now: Date): Claim[] =>
  papers.flatMap(({ id, definition, keys }) =>
    keys.map(({ kind, key }): Claim => {
      const freeAfter = reusedAfter(definition, kind)
      return { kind, key, id, intakeTime: now, ...(freeAfter ? { freeBefore: months(now, freeAfter) } : {}) }
    }),
  )

/** Orders, payments and waybills on which an effective list leans, by id. */
const boundOf = async (
  session: Session,
  papers: readonly { readonly id: number; readonly document: string; readonly head: Head }[],
): Promise<Set<number>> => {
  const needed = papers.flatMap(({ id, document, head }) => {
    const follows = documentOf(document).follows
    const fields = inventoryDefinition.keys.find(({ name }) => name === follows?.key)?.fields
    return follows && fields ? [{ id, kind: `${follows.document}.${follows.key}`, key: fields.map((field) => head[field] ?? '').join('\u001f') }] : []
  })
  const found = await findKeys(session, 'customs', needed)
  return new Set(needed.filter((key) => foundUnder(found, key)).map(({ id }) => id))
}

const loadHolders = async (session: Session, ids: readonly number[]): Promise<Map<number, StoredHolder>> => {
  if (!ids.length) return new Map()
  const papers = await lockPapers(session, ids)
  const lists = await lockLists(session, ids)
  const bodies = await readBodies(session, ids)
  const bound = await boundOf(session, papers)
  const bodyOf = (id: number) => bodies.get(id) ?? { head: {}, lines: [] }
  return new Map([
    ...papers.map(({ id, document, status, statusTime, info, head }): [number, StoredHolder] => [
      id,
      {
        id,
        status,
        statusTime,
        info: info ?? textOf(status),
        identity: identityOf(documentOf(document), head),
        body: bodyOf(id),
        bound: bound.has(id),
      },
    ]),
    ...lists.map(({ id, status, statusTime, info, identity }): [number, StoredHolder] => [
      id,
      { id, status, statusTime, info: info ?? textOf(status), identity, body: bodyOf(id), bound: false },
    ]),
  ])
}

/** Papers whose keys do not meet one another; those that meet an earlier one come in a later wave. */
export const wavesOf = (papers: readonly Paper[]): Paper[][] => {
  const waves: Paper[][] = []
  const next = new Map<string, number>()
  for (const paper of papers) {
    const names = paper.keys.map(({ kind, key }) => `${kind} ${key}`)
    const wave = Math.max(0, ...names.map((name) => next.get(name) ?? 0))
    for (const name of names) next.set(name, wave + 1)
    const held = waves[wave]
    if (held) held.push(paper)
    else waves[wave] = [paper]
  }
  return waves
}

const same = (a: { kind: string; key: string }, b: { kind: string; key: string }): boolean => a.kind === b.kind && a.key === b.key

export const claimPapers = async (session: Session, papers: readonly Paper[], now: Date): Promise<Claimed[]> => {
  const deletions = papers.filter(isDeletion)
  const taken = await claimKeys(session, 'customs', claimsOf(deletions.length ? papers.filter((paper) => !isDeletion(paper)) : papers, now))
  const named = await findKeys(
    session,
    'customs',
    deletions.map(({ key }) => key),
  )
  const others: readonly KeyHolder[] = [...taken, ...named.values()]
  if (!others.length) return papers.map((paper) => ({ paper, verdict: verdictOf(paper, undefined), conflicts: [] }))

  const byKey = new Map(others.map((holder) => [`${holder.kind} ${holder.key}`, holder]))
  const stored = await loadHolders(session, [...new Set(others.map(({ id }) => id))])
  return papers.map((paper): Claimed => {
    const name = foundUnder(byKey, paper.key)
    const holder = name && stored.get(name.id)
    const verdict = verdictOf(paper, holder)
    const conflicts = paper.keys.flatMap((key) => {
      const other = same(key, paper.key) ? undefined : foundUnder(byKey, key)
      if (!other || other.id === holder?.id) return []
      const preNo = stored.get(other.id)?.identity['preNo'] ?? ''
      return [reason(1606, `${key.kind.endsWith('.order') ? '订单' : '运单'}[${shownKey(key.key).split('/')[0]}]已存在有效清单[${preNo}]`)]
    })
    return {
      paper,
      verdict,
      holder,
      conflicts: isKind(paper, 'inventory') && (verdict.kind === 'store' || verdict.kind === 'replace') ? conflicts : [],
    }
  })
}

/** Gives the names of documents to those that take their place. */
export const takeOver = async (session: Session, papers: readonly Paper[], now: Date): Promise<void> => {
  if (!papers.length) return
  await session.run(
    `update customs.document_key k set id = w.id, intake_time = $4
     from unnest($1::text[], $2::text[], $3::bigint[]) as w (kind, key, id) where k.kind = w.kind and k.key = w.key`,
    [papers.map(({ key }) => key.kind), papers.map(({ key }) => key.key), papers.map(({ id }) => id), now],
  )
}

export const forgetKeys = async (session: Session, papers: readonly Paper[]): Promise<void> => {
  if (!papers.length) return
  await session.run(
    'delete from customs.document_key k using unnest($1::text[], $2::text[]) as w (kind, key) where k.kind = w.kind and k.key = w.key',
    [papers.map(({ key }) => key.kind), papers.map(({ key }) => key.key)],
  )
}
