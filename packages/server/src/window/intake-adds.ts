/** New documents of a batch: keys claimed, rows written, duplicates refused. */
import { generalRules, ineffectiveStates, type RuleContext, ruleOf } from '@openceb/documents'
import { type Definition, isError, type Issue, issueOf, stateOf } from '@openceb/kernel'
import {
  type Claim,
  claimKeys,
  type DocumentRow,
  documentRows,
  dropKeys,
  findKeys,
  foundUnder,
  type Holder,
  joinKey,
  keyKind,
  keysOf,
  loadDocuments,
  type OwnKey,
  type Session,
  shownKey,
} from '@openceb/store'
import { byDefinition, receiptSubscribers, type Work } from './batch.ts'
import { identityOf } from './identity.ts'
import { accepted, refused } from './sentences.ts'

/** A document guid is used once by one sender. */
const guidKey = ({ item, message }: Work): OwnKey => ({
  kind: keyKind(item.definition.key, 'guid'),
  key: joinKey([item.guid, message.sender.enterprise]),
  rule: 'V-GEN-02',
  held: 'live',
})

const allKeys = (work: Work): OwnKey[] => [guidKey(work), ...keysOf(work.item.definition, work.item.value)]

/** Party codes as registered: a row is seen under one code, whichever of its two the document carries. */
export const registeredParties = (definition: Definition, head: object, context: RuleContext): Record<string, string> => {
  const given: Record<string, string> = {}
  for (const field of Object.values(definition.parties)) {
    const sent = (head as Record<string, string | undefined>)[field]
    const code = sent && context.enterprise(sent)?.code
    if (code && code !== sent) given[field] = code
  }
  return given
}

const lineCount = ({ item: { definition, value } }: Work): Record<string, number> =>
  'listCount' in definition.stored ? { listCount: value.lines.length } : {}

const monthsAgo = (at: Date, months: number): Date => {
  const date = new Date(at)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date
}

/** The sentence for a key that another document has, with the status of that document. */
const duplicate = async (
  session: Session,
  lost: ReadonlyMap<Work, { own: OwnKey; holder: Holder }>,
  works: readonly Work[],
): Promise<Map<Work, Issue>> => {
  const issues = new Map<Work, Issue>()
  const batch = new Map(works.map((work) => [work.id, work]))
  for (const [definition, group] of byDefinition([...lost.keys()])) {
    const holders = group.map((work) => lost.get(work)?.holder.id ?? 0)
    const stored = new Map((await loadDocuments(session, definition, holders)).map((row) => [row.id, row]))
    for (const work of group) {
      const { own, holder } = lost.get(work) as { own: OwnKey; holder: Holder }
      const row = stored.get(holder.id)
      const status = row?.status ?? batch.get(holder.id)?.item.appStatus ?? ''
      const holds = row?.given.preNo ?? batch.get(holder.id)?.preNo ?? ''
      const params = { key: shownKey(own.key), status, holder: String(holds), v: shownKey(own.key).split('/')[0] ?? '', guid: work.item.guid }
      const issue =
        own.rule === 'V-GEN-02'
          ? issueOf(generalRules['V-GEN-02'], definition.codes, 'head.guid', params)
          : issueOf(ruleOf(definition, own.rule), definition.codes, ruleOf(definition, own.rule).at, params)
      issues.set(work, issue)
    }
  }
  return issues
}

const claimAll = async (session: Session, works: readonly Work[], now: Date): Promise<Map<Work, { own: OwnKey; holder: Holder }>> => {
  const claims: (Claim & { own: OwnKey; work: Work })[] = []
  const looks: { own: OwnKey; work: Work }[] = []
  for (const work of works) {
    const effective = !ineffectiveStates.includes(work.item.appStatus)
    for (const own of allKeys(work)) {
      if (own.held === 'effective' && !effective) looks.push({ own, work })
      else claims.push({ ...own, id: work.id, intakeTime: now, freeBefore: own.months ? monthsAgo(now, own.months) : undefined, own, work })
    }
  }
  const held = new Map((await claimKeys(session, 'ceb', claims)).map((holder) => [`${holder.kind} ${holder.key}`, holder]))
  // Two claims of one key in one batch: the first has it, and the others find it here.
  const inBatch = new Map<string, Holder>()
  for (const claim of claims) {
    const name = `${claim.kind} ${claim.key}`
    if (!inBatch.has(name)) inBatch.set(name, claim)
  }
  const others = looks.length
    ? await findKeys(
        session,
        'ceb',
        looks.map(({ own }) => own),
      )
    : new Map<string, Holder>()
  const lost = new Map<Work, { own: OwnKey; holder: Holder }>()
  for (const { work, own } of [...claims, ...looks]) {
    if (lost.has(work)) continue
    const holder = held.get(`${own.kind} ${own.key}`) ?? foundUnder(inBatch, own) ?? foundUnder(others, own)
    if (holder && holder.id !== work.id) lost.set(work, { own, holder })
  }
  if (lost.size)
    await dropKeys(
      session,
      'ceb',
      claims.filter(({ work }) => lost.has(work)),
    )
  return lost
}

const row = (work: Work, status: string, statusTime: string, now: Date, context: RuleContext): DocumentRow => {
  const { item, message } = work
  return {
    id: work.id,
    intakeTime: now,
    version: 1,
    status,
    statusTime,
    saved: true,
    copCode: message.sender.enterprise,
    dxpId: message.sender.dxpId,
    value: item.value,
    given: { ...registeredParties(item.definition, item.value.head, context), ...lineCount(work), ...(work.preNo ? { preNo: work.preNo } : {}) },
    subscribers: receiptSubscribers(message.reading),
  }
}

/** Stores the new documents of a batch and says of each what became of it. */
export const storeAdds = async (session: Session, works: readonly Work[], context: RuleContext, now: Date, statusTime: string): Promise<void> => {
  const good = works.filter(({ item }) => item.ok)
  const lost = await claimAll(session, good, now)
  const issues = await duplicate(session, lost, works)
  const rows = new Map<Definition, DocumentRow[]>()
  for (const work of works) {
    const { item } = work
    const head = item.value.head as Record<string, string>
    const identity = identityOf(item.definition, head, work.preNo ? { preNo: work.preNo } : {})
    const problem = issues.get(work)
    const stored = !problem && !item.refusal
    const failed = problem ? [problem] : item.issues.filter(isError)
    const status = failed[0]?.code ?? item.appStatus
    work.outcome = {
      status,
      info: failed.length ? refused(item.definition, failed) : accepted('add', item.appStatus, item.guid),
      moved: stored,
      identity,
      ...(stored ? { subject: { id: work.id, intakeTime: now } } : {}),
    }
    if (!stored) continue
    const list = rows.get(item.definition) ?? []
    list.push(row(work, status, statusTime, now, context))
    rows.set(item.definition, list)
  }
  for (const [definition, list] of rows) await session.copy(documentRows(definition, 'ceb', list))
}

/** True for a status in which a document goes on to customs by itself. */
export const isDeclared = (status: string): boolean => stateOf(status) === '2'
