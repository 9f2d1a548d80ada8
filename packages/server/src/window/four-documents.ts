/** The set that is declared together: an inventory with its order, payments and waybill, found by business key for a whole batch. */
import { documents } from '@openceb/documents'
import type { Definition } from '@openceb/kernel'
import { findKeys, findKeysUnder, joinKey, keyKind, loadDocuments, type Session, type StoredDocument } from '@openceb/store'

/** States in which customs has the document or can be given it. */
const usable: ReadonlySet<string> = new Set(['2', '3', '4', '120', '399'])
/** States in which it still has to be sent. */
export const unsent: ReadonlySet<string> = new Set(['2', '4'])

interface Missing {
  readonly definition: Definition
  readonly key: string
}

export interface DocumentSet {
  readonly leader: StoredDocument
  readonly members: readonly { readonly definition: Definition; readonly stored: StoredDocument }[]
  readonly missing: readonly Missing[]
}

const followersOf = (leader: Definition): readonly Definition[] => documents.filter(({ follows }) => follows?.document === leader.key)

type Head = Readonly<Record<string, string | number | undefined>>

/** The fields of the follower's key that the leader knows: all of them, or the first ones. */
const knownFields = (follower: Definition, leader: Definition): { fields: readonly string[]; whole: boolean } => {
  const all = follower.keys[0]?.fields ?? []
  const fields = all.filter((field) => field in leader.head)
  return { fields, whole: fields.length === all.length }
}

/** What a follower is looked for by, in the words of its leader. */
const followerKey = (follower: Definition, leader: Definition, head: object): string =>
  joinKey(knownFields(follower, leader).fields.map((field) => (head as Head)[field]))

/** What waiters are called back by when a follower is stored. */
export const followingKey = (follower: Definition, head: object): string => {
  const leader = documents.find(({ key }) => key === follower.follows?.document)
  return leader ? followerKey(follower, leader, head) : ''
}

const findFollowers = async (
  session: Session,
  follower: Definition,
  leader: Definition,
  leaders: readonly StoredDocument[],
): Promise<Map<string, StoredDocument[]>> => {
  const kind = keyKind(follower.key, follower.keys[0]?.name ?? '')
  const wanted = [...new Set(leaders.map(({ body }) => followerKey(follower, leader, body.head)))]
  const holders = knownFields(follower, leader).whole
    ? [
        ...(
          await findKeys(
            session,
            'ceb',
            wanted.map((key) => ({ kind, key })),
          )
        ).values(),
      ].map(({ key, id }) => ({ wanted: key, id }))
    : (await findKeysUnder(session, 'ceb', kind, wanted)).map(({ prefix, id }) => ({ wanted: prefix, id }))
  const stored = new Map(
    (
      await loadDocuments(
        session,
        follower,
        holders.map(({ id }) => id),
      )
    ).map((document) => [document.id, document]),
  )
  const found = new Map<string, StoredDocument[]>()
  for (const { wanted: key, id } of holders) {
    const document = stored.get(id)
    if (document) found.set(key, [...(found.get(key) ?? []), document])
  }
  return found
}

/** Everything that hangs on one leader, however it stands; nothing for a document that leads none. */
export const followersOfOne = async (
  session: Session,
  leader: Definition,
  stored: StoredDocument,
): Promise<{ readonly definition: Definition; readonly stored: StoredDocument }[]> => {
  const all: { definition: Definition; stored: StoredDocument }[] = []
  for (const definition of followersOf(leader))
    for (const found of (await findFollowers(session, definition, leader, [stored])).values())
      all.push(...found.map((one) => ({ definition, stored: one })))
  return all
}

/** The sets of a batch of declared documents; what is not asked for is taken along when it is there. */
export const documentSets = async (
  session: Session,
  leader: Definition,
  leaders: readonly StoredDocument[],
  notAskedFor: ReadonlySet<string>,
): Promise<DocumentSet[]> => {
  const followers = followersOf(leader)
  const found = new Map<Definition, Map<string, StoredDocument[]>>()
  for (const follower of followers) found.set(follower, await findFollowers(session, follower, leader, leaders))
  return leaders.map((document) => {
    const members: { definition: Definition; stored: StoredDocument }[] = []
    const missing: Missing[] = []
    for (const definition of followers) {
      const key = followerKey(definition, leader, document.body.head)
      const own = (found.get(definition)?.get(key) ?? []).filter(({ state }) => usable.has(state))
      members.push(...own.map((stored) => ({ definition, stored })))
      if (!own.length && !notAskedFor.has(definition.key)) missing.push({ definition, key })
    }
    return { leader: document, members, missing }
  })
}
