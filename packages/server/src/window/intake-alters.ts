/** Changes and deletions by message: the document is found by its business key, locked, and judged by where it stands. */
import { documentOf, ineffectiveStates, processingIssue, type RuleContext, ruleOf, rulesOf } from '@openceb/documents'
import { type Definition, isError, type Issue, issueOf } from '@openceb/kernel'
import {
  claimKeys,
  deleteDocuments,
  dropKeys,
  findKeys,
  foundUnder,
  type Holder,
  joinKey,
  keyKind,
  keyKinds,
  keysOf,
  loadDocuments,
  type OwnKey,
  type Replacement,
  releaseKeys,
  replaceDocuments,
  type Session,
  shownKey,
  type StoredDocument,
} from '@openceb/store'
import { byDefinition, receiptSubscribers, type Work } from './batch.ts'
import { identityOf } from './identity.ts'
import { isSendingParty } from './judge.ts'
import { registeredParties } from './intake-adds.ts'
import { accepted, refused } from './sentences.ts'

interface Target {
  readonly work: Work
  readonly stored: StoredDocument
}

/** The key of the declared document that binds this one, in the words of that document. */
const bindingKey = (definition: Definition, head: object): { kind: string; key: string } | undefined => {
  if (!definition.follows) return undefined
  const { document, key } = definition.follows
  const fields = documentOf(document).keys.find(({ name }) => name === key)?.fields ?? []
  return { kind: keyKind(document, key), key: joinKey(fields.map((field) => (head as Record<string, string>)[field])) }
}

const boundRule = (definition: Definition) => rulesOf(definition).find((rule) => 'stored' in rule && rule.message.includes('{bound}'))

const judge = (target: Target, context: RuleContext, bound: ReadonlyMap<string, Holder>): Issue[] => {
  const {
    work: { item, message },
    stored,
  } = target
  const { definition } = item
  const key = shownKey(item.key)
  // Who is none of its parties may alter only what it sent itself.
  if (!isSendingParty(definition, stored.body.head, context, message.sender.enterprise) && stored.copCode !== message.sender.enterprise)
    return [processingIssue(definition, 'noRight', { key })]
  if (stored.appTime && item.appTime < stored.appTime) return [processingIssue(definition, 'older', {}, 'head.appTime')]
  const binding = bindingKey(definition, stored.body.head)
  const holder = binding && foundUnder(bound, binding)
  const rule = boundRule(definition)
  if (holder && rule) return [issueOf(rule, definition.codes, rule.at, { bound: key })]
  const event = item.operation === 'delete' ? 'delete' : `change:${item.appStatus}`
  if (!definition.lifecycle.next(stored.state, event))
    return [processingIssue(definition, 'wrongState', { key, status: stored.status, action: item.operation === 'delete' ? '删除' : '变更' })]
  return item.issues.filter(isError)
}

const refuse = ({ work, stored }: { work: Work; stored?: StoredDocument | undefined }, issues: readonly Issue[]): void => {
  const { item } = work
  work.outcome = {
    status: issues[0]?.code ?? '',
    info: refused(item.definition, issues),
    moved: false,
    identity: identityOf(item.definition, item.value.head, stored?.given ?? (work.preNo ? { preNo: work.preNo } : {})),
    ...(stored ? { subject: { id: stored.id, intakeTime: stored.intakeTime } } : {}),
  }
}

const effectiveKeys = (definition: Definition, value: StoredDocument['body']): OwnKey[] =>
  keysOf(definition, value).filter(({ held }) => held === 'effective')

/** Takes the keys that the changed document needs; answers the ones that another document has. */
const rekey = async (session: Session, definition: Definition, targets: readonly Target[]): Promise<Map<Target, Issue>> => {
  const lost = new Map<Target, Issue>()
  const wanted = targets.flatMap((target) => {
    const effective = !ineffectiveStates.includes(target.work.item.appStatus)
    return effective
      ? effectiveKeys(definition, target.work.item.value).map((own) => ({
          ...own,
          ...target,
          id: target.stored.id,
          intakeTime: target.stored.intakeTime,
        }))
      : []
  })
  const holders = new Map((await claimKeys(session, 'ceb', wanted)).map((holder) => [`${holder.kind} ${holder.key}`, holder]))
  for (const claim of wanted) {
    const holder = foundUnder(holders, claim)
    const target = targets.find(({ stored }) => stored.id === claim.id)
    if (!holder || holder.id === claim.id || !target) continue
    const rule = ruleOf(definition, claim.rule)
    lost.set(
      target,
      issueOf(rule, definition.codes, rule.at, { key: shownKey(claim.key), status: '', holder: String(holder.id), v: shownKey(claim.key) }),
    )
  }
  const kept = new Set(
    wanted.filter((claim) => ![...lost.keys()].some(({ stored }) => stored.id === claim.id)).map((claim) => `${claim.id} ${claim.kind} ${claim.key}`),
  )
  const stale = targets
    .filter((target) => !lost.has(target))
    .flatMap(({ stored }) => effectiveKeys(definition, stored.body).map((own) => ({ ...own, id: stored.id })))
    .filter((own) => !kept.has(`${own.id} ${own.kind} ${own.key}`))
  await dropKeys(session, 'ceb', [
    ...stale,
    ...wanted.filter((claim) => [...lost.keys()].some(({ stored }) => stored.id === claim.id) && !holders.has(`${claim.kind} ${claim.key}`)),
  ])
  return lost
}

const replacement = ({ work, stored }: Target, statusTime: string, context: RuleContext): Replacement => ({
  id: stored.id,
  intakeTime: stored.intakeTime,
  version: stored.version + 1,
  fromVersion: stored.version,
  status: work.item.appStatus,
  statusTime,
  saved: true,
  copCode: stored.copCode,
  dxpId: stored.dxpId,
  value: work.item.value,
  given: {
    ...stored.given,
    ...registeredParties(work.item.definition, work.item.value.head, context),
    ...('listCount' in work.item.definition.stored ? { listCount: work.item.value.lines.length } : {}),
  },
  subscribers: receiptSubscribers(work.message.reading),
})

const settle = ({ work, stored }: Target): void => {
  const { item } = work
  work.outcome = {
    status: item.appStatus,
    info: accepted(item.operation, item.appStatus, item.guid),
    moved: true,
    identity: identityOf(item.definition, item.value.head, stored.given),
    subject: { id: stored.id, intakeTime: stored.intakeTime },
  }
}

/** Carries out the changes and deletions of a batch and says of each what became of it. */
export const applyAlters = async (session: Session, works: readonly Work[], context: RuleContext, now: Date, statusTime: string): Promise<void> => {
  const found = await findKeys(
    session,
    'ceb',
    works.map(({ item }) => item),
  )
  for (const [definition, group] of byDefinition(works)) {
    const ids = group.flatMap(({ item }) => foundUnder(found, item)?.id ?? [])
    const stored = new Map((await loadDocuments(session, definition, ids, { locked: true })).map((document) => [document.id, document]))
    const bindings = [...stored.values()].flatMap((document) => bindingKey(definition, document.body.head) ?? [])
    const bound = await findKeys(session, 'ceb', bindings)
    const changes: Target[] = []
    const deletions: Target[] = []
    const touched = new Set<number>()
    for (const work of group) {
      const document = stored.get(foundUnder(found, work.item)?.id ?? 0)
      const problems = work.item.refusal
        ? [work.item.refusal]
        : !document
          ? [processingIssue(definition, 'notFound', { key: shownKey(work.item.key) })]
          : touched.has(document.id)
            ? [processingIssue(definition, 'older', {}, 'head.appTime')]
            : judge({ work, stored: document }, context, bound)
      if (problems.length || !document) refuse({ work, stored: work.item.refusal ? undefined : document }, problems)
      else {
        touched.add(document.id)
        ;(work.item.operation === 'delete' ? deletions : changes).push({ work, stored: document })
      }
    }
    const lost = changes.length ? await rekey(session, definition, changes) : new Map<Target, Issue>()
    for (const [target, issue] of lost) refuse(target, [issue])
    const good = changes.filter((target) => !lost.has(target))
    await replaceDocuments(
      session,
      definition,
      good.map((target) => replacement(target, statusTime, context)),
    )
    const gone = deletions.map((target) => target.stored.id)
    await deleteDocuments(session, definition, gone, now)
    await releaseKeys(session, 'ceb', keyKinds(definition), gone)
    for (const target of [...good, ...deletions]) settle(target)
  }
}
