/** Declaring and deleting stored rows: decided again on the server, row by row, in one transaction of sets. */
import { documentOf, ineffectiveStates, processingIssue, ruleOf, validateDocument } from '@openceb/documents'
import { type Definition, isError, type Issue, issueOf, wireTime, wireTimestamp } from '@openceb/kernel'
import {
  claimKeys,
  deleteDocuments,
  dropKeys,
  enqueueDeclared,
  foundUnder,
  keyKinds,
  keysOf,
  loadDocuments,
  receiptRows,
  releaseKeys,
  replaceDocuments,
  type Session,
  shownKey,
  type StoredDocument,
} from '@openceb/store'
import type { Acted, ActedRow, Action, Caller } from './contract.ts'
import { settingsOf } from './drafts.ts'
import { identityOf } from './identity.ts'
import type { WindowParts } from './parts.ts'
import { accepted, refused } from './sentences.ts'

const mostRows = 100

type Head = Readonly<Record<string, string | number | undefined>>

const keyOf = (definition: Definition, { id, body, given }: StoredDocument): string =>
  String(given.preNo ?? (body.head as Head)[definition.query.key] ?? id)

/** The document as it is declared now: signed over, dated and told apart by its guid. */
const declaredValue = ({ body, given }: StoredDocument, definition: Definition, appTime: string) => {
  const numbers = Object.fromEntries(Object.entries(given).filter(([field]) => field in definition.head))
  return { head: { ...body.head, ...numbers, appTime, appStatus: '2' }, lines: body.lines }
}

interface Judged {
  readonly stored: StoredDocument
  readonly issues: readonly Issue[]
}

const mayDeclare = (parts: WindowParts, caller: Caller, definition: Definition, stored: StoredDocument, now: Date): readonly Issue[] => {
  const key = keyOf(definition, stored)
  const context = parts.reference.context(now)
  if (!definition.lifecycle.next(stored.state, 'declare')) return [processingIssue(definition, 'alreadyDeclared', { key })]
  const declarant = String((stored.body.head as Head)[definition.declarant] ?? '')
  if ((context.enterprise(declarant)?.code ?? declarant) !== caller.enterprise)
    return [processingIssue(definition, 'cardMismatch', { code: declarant, v: caller.enterprise })]
  if (definition.message.lines[0] > 0 && !stored.body.lines.length) return [processingIssue(definition, 'noLines')]
  return validateDocument(definition, declaredValue(stored, definition, wireTime(now)), context).filter(isError)
}

const mayDelete = (definition: Definition, stored: StoredDocument): readonly Issue[] =>
  definition.lifecycle.next(stored.state, 'delete')
    ? []
    : [processingIssue(definition, 'notDeletable', { key: keyOf(definition, stored), status: stored.status })]

/** Takes the keys that only a declared document holds; rows that cannot have them are refused. */
const takeKeys = async (session: Session, definition: Definition, rows: readonly StoredDocument[]): Promise<Map<number, Issue>> => {
  const claims = rows.flatMap((row) =>
    keysOf(definition, row.body)
      .filter(({ held }) => held === 'effective' || ineffectiveStates.includes(row.state))
      .map((own) => ({ ...own, id: row.id, intakeTime: row.intakeTime })),
  )
  const holders = new Map((await claimKeys(session, 'ceb', claims)).map((holder) => [`${holder.kind} ${holder.key}`, holder]))
  const first = new Map<string, number>()
  const lost = new Map<number, Issue>()
  for (const claim of claims) {
    const name = `${claim.kind} ${claim.key}`
    const holder = foundUnder(holders, claim)?.id ?? first.get(name)
    first.set(name, first.get(name) ?? claim.id)
    if (holder === undefined || holder === claim.id || lost.has(claim.id)) continue
    const rule = ruleOf(definition, claim.rule)
    lost.set(
      claim.id,
      issueOf(rule, definition.codes, rule.at, { key: shownKey(claim.key), status: '', holder: String(holder), v: shownKey(claim.key) }),
    )
  }
  await dropKeys(
    session,
    'ceb',
    claims.filter(({ id, held }) => lost.has(id) && held === 'effective'),
  )
  return lost
}

const declareRows = async (
  session: Session,
  parts: WindowParts,
  definition: Definition,
  rows: readonly StoredDocument[],
  now: Date,
): Promise<void> => {
  const statusTime = wireTimestamp(now)
  await replaceDocuments(
    session,
    definition,
    rows.map((row) => ({
      ...row,
      fromVersion: row.version,
      version: row.version + 1,
      status: '2',
      statusTime,
      value: declaredValue(row, definition, wireTime(now)),
      subscribers: row.body.subscribers,
    })),
  )
  const ids = await parts.ids.take(rows.length, now)
  await session.insert(
    receiptRows(
      rows.map((row, index) => {
        const head = row.body.head as Head
        return {
          id: ids[index] ?? 0,
          createdAt: now,
          recipient: row.dxpId,
          document: definition.key,
          documentId: row.id,
          documentTime: row.intakeTime,
          guid: String(head.guid ?? ''),
          status: '2',
          returnTime: statusTime,
          info: accepted('add', '2', String(head.guid ?? '')),
          source: 'window' as const,
          moved: true,
          body: identityOf(definition, head, row.given),
        }
      }),
    ),
  )
  await enqueueDeclared(
    session,
    rows.map(({ id, intakeTime }) => ({ document: definition.key, id, intakeTime, due: now })),
  )
}

const deleteRows = async (session: Session, definition: Definition, ids: readonly number[], now: Date): Promise<void> => {
  await deleteDocuments(session, definition, ids, now)
  await releaseKeys(session, 'ceb', keyKinds(definition), ids)
}

const rowOf = (definition: Definition, { stored, issues }: Judged): ActedRow => {
  const [first] = issues
  const row = { id: stored.id, key: keyOf(definition, stored), ok: !first }
  if (!first) return row
  const message = issues.length > 1 ? refused(definition, issues) : first.message
  return { ...row, code: first.code, message, messageEn: issues.map(({ messageEn }) => messageEn).join('; ') }
}

export const openActions = (parts: WindowParts) => {
  /** Rows that the caller does not see: said apart from rows that are gone, without telling what they are. */
  const unseen = async (definition: Definition, ids: readonly number[]): Promise<ActedRow[]> => {
    const there = new Set((await parts.pipeline.transaction((session) => loadDocuments(session, definition, ids))).map(({ id }) => id))
    return ids.map((id) => {
      const issue = there.has(id) ? processingIssue(definition, 'noRight', { key: id }) : processingIssue(definition, 'notFound', { key: id })
      return { id, key: String(id), ok: false, code: issue.code, message: issue.message, messageEn: issue.messageEn }
    })
  }

  return async (caller: Caller, document: string, action: Action, wanted: readonly number[]): Promise<Acted> => {
    const definition = documentOf(document)
    const ids = [...new Set(wanted)].slice(0, mostRows)
    const now = parts.clock.now()
    await parts.months.ensure(now)
    const judged = await parts.app.transaction(async (session) => {
      const rows = await loadDocuments(session, definition, ids, { locked: true })
      const verdicts: Judged[] = rows.map((stored) => ({
        stored,
        issues: action === 'declare' ? mayDeclare(parts, caller, definition, stored, now) : mayDelete(definition, stored),
      }))
      const good = verdicts.filter(({ issues }) => !issues.length).map(({ stored }) => stored)
      if (action === 'delete') {
        await deleteRows(
          session,
          definition,
          good.map(({ id }) => id),
          now,
        )
        return verdicts
      }
      const lost = await takeKeys(session, definition, good)
      await declareRows(
        session,
        parts,
        definition,
        good.filter(({ id }) => !lost.has(id)),
        now,
      )
      return verdicts.map((verdict) => {
        const issue = lost.get(verdict.stored.id)
        return issue ? { ...verdict, issues: [issue] } : verdict
      })
    }, settingsOf(caller))
    parts.wake('dispatch')
    parts.wake('receipts')
    const seen = new Map(judged.map((one) => [one.stored.id, rowOf(definition, one)]))
    const others = new Map(
      (
        await unseen(
          definition,
          ids.filter((id) => !seen.has(id)),
        )
      ).map((row) => [row.id, row]),
    )
    const rows = ids.flatMap((id) => seen.get(id) ?? others.get(id) ?? [])
    const succeeded = rows.filter(({ ok }) => ok).length
    return { total: rows.length, succeeded, failed: rows.length - succeeded, rows }
  }
}
