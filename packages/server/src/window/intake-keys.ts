/** Keys and guids of the new documents of a batch: claimed for all at once, given back where a document cannot have all of them. */
import { generalRules, ineffectiveStates, ruleOf } from '@openceb/documents'
import { type Issue, issueOf } from '@openceb/kernel'
import {
  type Claim,
  claimKeys,
  dropKeys,
  findKeys,
  type Holder,
  keysOf,
  loadDocuments,
  type OwnKey,
  type Session,
  shownKey,
  useGuids,
} from '@openceb/store'
import { byDefinition, type Work } from './batch.ts'

interface Wish {
  readonly work: Work
  readonly own: OwnKey
}

interface Lost extends Wish {
  readonly holder: Holder
}

const nameOf = ({ kind, key }: { kind: string; key: string }): string => `${kind} ${key}`

const monthsAgo = (at: Date, months: number): Date => {
  const date = new Date(at)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date
}

/** A draft does not take the keys of an effective document, but it may not want those of another. */
const wishesOf = (works: readonly Work[]): { claimed: Wish[]; lookedAt: Wish[] } => {
  const claimed: Wish[] = []
  const lookedAt: Wish[] = []
  for (const work of works) {
    const effective = !ineffectiveStates.includes(work.item.appStatus)
    for (const own of keysOf(work.item.definition, work.item.value)) (own.held === 'effective' && !effective ? lookedAt : claimed).push({ work, own })
  }
  return { claimed, lookedAt }
}

const claimAll = async (session: Session, works: readonly Work[], now: Date): Promise<Map<Work, Lost>> => {
  const { claimed, lookedAt } = wishesOf(works)
  const claims = claimed.map(
    ({ work, own }): Claim => ({
      kind: own.kind,
      key: own.key,
      id: work.id,
      intakeTime: now,
      freeBefore: own.months ? monthsAgo(now, own.months) : undefined,
    }),
  )
  const holders = new Map((await claimKeys(session, 'ceb', claims)).map((holder) => [nameOf(holder), holder]))
  if (lookedAt.length)
    for (const [name, holder] of await findKeys(
      session,
      'ceb',
      lookedAt.map(({ own }) => own),
    ))
      holders.set(name, holder)
  const lost = new Map<Work, Lost>()
  // Two claims of one key in one batch: the first has it, and the others find it here.
  const firsts = new Map<string, Holder>()
  for (const claim of claims) if (!firsts.has(nameOf(claim))) firsts.set(nameOf(claim), claim)
  for (const wish of [...claimed, ...lookedAt]) {
    const holder = holders.get(nameOf(wish.own)) ?? firsts.get(nameOf(wish.own))
    if (holder && holder.id !== wish.work.id && !lost.has(wish.work)) lost.set(wish.work, { ...wish, holder })
  }
  return lost
}

/** The sentence for a key that another document has, with the status of that document. */
const duplicates = async (session: Session, lost: readonly Lost[], works: readonly Work[]): Promise<Map<Work, Issue>> => {
  const issues = new Map<Work, Issue>()
  const batch = new Map(works.map((work) => [work.id, work]))
  for (const [definition, group] of byDefinition(lost.map((one) => ({ ...one, item: one.work.item })))) {
    const ids = group.map(({ holder }) => holder.id)
    const stored = new Map((await loadDocuments(session, definition, ids)).map((row) => [row.id, row]))
    for (const { work, own, holder } of group) {
      const row = stored.get(holder.id)
      const other = batch.get(holder.id)
      const [first = ''] = shownKey(own.key).split('/')
      const rule = ruleOf(definition, own.rule)
      const params = {
        key: shownKey(own.key),
        status: row?.status ?? other?.item.appStatus ?? '',
        holder: String(row?.given.preNo ?? other?.preNo ?? ''),
        v: first,
      }
      issues.set(work, issueOf(rule, definition.codes, rule.at, params))
    }
  }
  return issues
}

const usedGuids = async (session: Session, works: readonly Work[]): Promise<Map<Work, Issue>> => {
  const again = await useGuids(
    session,
    works.map(({ item, message }) => ({ sender: message.sender.enterprise, guid: item.guid })),
  )
  return new Map(
    [...again].map((place) => {
      const work = works[place] as Work
      return [work, issueOf(generalRules['V-GEN-02'], work.item.definition.codes, 'head.guid', { guid: work.item.guid })]
    }),
  )
}

/** Takes what new documents need to be the only ones of their kind; answers why each of the others cannot be stored. */
export const claimForAdds = async (session: Session, works: readonly Work[], now: Date): Promise<Map<Work, Issue>> => {
  const lost = await claimAll(session, works, now)
  const issues = await duplicates(session, [...lost.values()], works)
  for (const [work, issue] of await usedGuids(
    session,
    works.filter((work) => !lost.has(work)),
  ))
    issues.set(work, issue)
  const refused = works.filter((work) => issues.has(work))
  await dropKeys(
    session,
    'ceb',
    refused.flatMap((work) => keysOf(work.item.definition, work.item.value).map((own) => ({ ...own, id: work.id }))),
  )
  return issues
}
