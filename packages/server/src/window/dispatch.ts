/** From declared to on its way: an inventory takes its order, payments and waybill along, waits for them, or fails with its reason. */
import { documentOf, processingIssue, ruleOf } from '@openceb/documents'
import { addDecimals, decimalsAgree, type Definition, type Issue, issueOf, wireTimestamp } from '@openceb/kernel'
import {
  advanceDocuments,
  callWoken,
  type Due,
  enqueueOutgoing,
  keyKinds,
  layAside,
  loadDocuments,
  lockWaiting,
  releaseKeys,
  type Session,
  type StoredDocument,
  settleDue,
  takeDue,
  type Wait,
} from '@openceb/store'
import { type DocumentSet, documentSets, unsent } from './four-documents.ts'
import { carriedOf, type Ready, writeOutgoing } from './outgoing.ts'
import type { WindowParts } from './parts.ts'
import { refused } from './sentences.ts'
import { type Saying, sayToSenders } from './window-receipts.ts'

const batchSize = 500
const hour = 3600_000

/** Order types that belong to a supervision mode (V-INV-10). */
const orderTypes: Readonly<Record<string, string>> = { '9610': 'E', '1210': 'E', '1239': 'E', '9710': 'B', '9810': 'W' }

interface Decision {
  readonly send: Ready[]
  readonly wait: Wait[]
  readonly refuse: { readonly ready: Ready; readonly issues: readonly Issue[] }[]
  readonly sayings: Saying[]
  readonly settled: number[]
}

type Head = Readonly<Record<string, string>>

const wrongOrderType = (definition: Definition, { leader, members }: DocumentSet): Issue | undefined => {
  const head = leader.body.head as Head
  const orderType = (members.find((member) => member.definition.key === 'order')?.stored.body.head as Head | undefined)?.orderType
  const expected = orderTypes[head.tradeMode ?? '']
  if (!orderType || !expected || orderType === expected) return undefined
  const rule = ruleOf(definition, 'V-INV-10')
  return issueOf(rule, definition.codes, rule.at, { orderType, tradeMode: head.tradeMode ?? '' })
}

/** V-INV-36: said early, decided by the comparison of customs. */
const differingTotal = (definition: Definition, { leader, members }: DocumentSet): Issue | undefined => {
  const goodsValue = (members.find((member) => member.definition.key === 'order')?.stored.body.head as Head | undefined)?.goodsValue
  const total = addDecimals('0', ...leader.body.lines.map((line) => (line as Head).totalPrice ?? '0'))
  if (!goodsValue || decimalsAgree(goodsValue, total, '0.01')) return undefined
  const rule = ruleOf(definition, 'V-INV-36')
  return issueOf(rule, definition.codes, rule.at, { total, goodsValue })
}

const decide = (parts: WindowParts, definition: Definition, set: DocumentSet, due: Due, now: Date, into: Decision): void => {
  const ready = { definition, stored: set.leader }
  const saying = (info: string): Saying => ({ document: definition.key, carried: carriedOf(ready), status: set.leader.status, info, moved: false })
  if (set.missing.length) {
    const names = set.missing.map((missing) => missing.definition.title).join('、')
    const until = new Date(due.declaredAt.getTime() + parts.settings.missingDocumentsHours * hour)
    if (parts.settings.missingDocuments === 'reject' || until <= now)
      into.refuse.push({ ready, issues: [processingIssue(definition, 'missingDocuments', { missing: names })] })
    else {
      into.wait.push({
        document: definition.key,
        id: set.leader.id,
        until,
        for: set.missing.map((missing) => ({ document: missing.definition.key, key: missing.key })),
      })
      if (!due.waiting) into.sayings.push(saying(`等待${names}数据`))
    }
    return
  }
  const wrong = wrongOrderType(definition, set)
  if (wrong) {
    into.refuse.push({ ready, issues: [wrong] })
    return
  }
  const warning = differingTotal(definition, set)
  if (warning) into.sayings.push(saying(warning.message))
  into.settled.push(set.leader.id)
  into.send.push(ready, ...set.members.filter(({ stored }) => unsent.has(stored.state)))
}

const refuseAll = async (session: Session, now: Date, refusals: Decision['refuse']): Promise<Saying[]> => {
  const groups = new Map<string, Decision['refuse']>()
  // One statement for each return code: nearly always a single one.
  for (const refusal of refusals) {
    const name = `${refusal.ready.definition.key} ${refusal.issues[0]?.code}`
    groups.set(name, [...(groups.get(name) ?? []), refusal])
  }
  for (const group of groups.values()) {
    const [first] = group
    if (!first) continue
    const { definition } = first.ready
    const ids = group.map(({ ready }) => ready.stored.id)
    const advances = ids.map((id) => ({ id, statusTime: wireTimestamp(now) }))
    await advanceDocuments(session, definition, advances, definition.lifecycle.from('refuse'), first.issues[0]?.code ?? '')
    await releaseKeys(session, 'ceb', keyKinds(definition, 'effective'), ids)
  }
  return refusals.map(({ ready, issues }) => ({
    document: ready.definition.key,
    carried: carriedOf(ready),
    status: issues[0]?.code ?? '',
    info: refused(ready.definition, issues),
    moved: true,
  }))
}

/** The sets as they are; what is missing in one is looked for again when nobody can be storing it any more. */
const completeSets = async (
  session: Session,
  definition: Definition,
  stored: readonly StoredDocument[],
  notAskedFor: ReadonlySet<string>,
): Promise<DocumentSet[]> => {
  const sets = await documentSets(session, definition, stored, notAskedFor)
  const incomplete = sets.filter(({ missing }) => missing.length).map(({ leader }) => leader)
  if (!incomplete.length) return sets
  await lockWaiting(session)
  const again = await documentSets(session, definition, incomplete, notAskedFor)
  return [...sets.filter(({ missing }) => !missing.length), ...again]
}

const decideBatch = async (session: Session, parts: WindowParts, due: readonly Due[], now: Date): Promise<Decision> => {
  const decision: Decision = { send: [], wait: [], refuse: [], sayings: [], settled: [] }
  const notAskedFor = new Set(parts.settings.receiptsRequired ? [] : ['payment'])
  for (const key of new Set(due.map(({ document }) => document))) {
    const definition = documentOf(key)
    const own = new Map(due.filter(({ document }) => document === key).map((one) => [one.id, one]))
    const stored = (await loadDocuments(session, definition, [...own.keys()], { locked: true })).filter(({ state }) => unsent.has(state))
    const sets = await completeSets(session, definition, stored, notAskedFor)
    for (const set of sets) decide(parts, definition, set, own.get(set.leader.id) as Due, now, decision)
    // Deleted or changed meanwhile: nothing is left to send.
    const there = new Set(stored.map(({ id }) => id))
    decision.settled.push(...[...own.keys()].filter((id) => !there.has(id)))
  }
  return decision
}

/** Sends on what is due; answers how many documents were looked at. */
export const dispatchDeclared = async (parts: WindowParts): Promise<number> => {
  const now = parts.clock.now()
  await parts.months.ensure(now)
  const looked = await parts.pipeline.transaction(async (session) => {
    await callWoken(session, now)
    const due = await takeDue(session, now, batchSize)
    if (!due.length) return 0
    const decision = await decideBatch(session, parts, due, now)
    const sayings = [...decision.sayings, ...(await refuseAll(session, now, decision.refuse))]
    await layAside(session, decision.wait)
    await enqueueOutgoing(session, await writeOutgoing(parts, decision.send, now))
    await settleDue(session, [...decision.settled, ...decision.refuse.map(({ ready }) => ready.stored.id)])
    await sayToSenders(session, parts, now, sayings)
    return due.length
  })
  if (looked) {
    parts.wake('carry')
    parts.wake('receipts')
  }
  return looked
}
