/** Drafts of the portal and the API: saved at any time while typing, numbered at the first save, with only the key fields asked for. */
import { documentOf, generalRules, processingIssue, type RuleContext, ruleOf } from '@openceb/documents'
import { type Definition, type DocumentValue, type Field, type Fields, type Issue, issueOf, readValue, wireTimestamp } from '@openceb/kernel'
import {
  type Claim,
  claimKeys,
  type DocumentRow,
  documentRows,
  dropKeys,
  findKeys,
  foundUnder,
  keysOf,
  loadDocuments,
  receiptRows,
  replaceDocuments,
  type Session,
  shownKey,
  type StoredDocument,
} from '@openceb/store'
import type { Caller, Saved } from './contract.ts'
import { identityOf, preNumbers } from './identity.ts'
import { registeredParties } from './intake-adds.ts'
import { accepted } from './sentences.ts'
import type { WindowParts } from './parts.ts'

type Values = Readonly<Record<string, string | number | undefined>>

/** Row-level security reads these. */
export const settingsOf = ({ enterprise, roles, dxpIds }: Caller): Record<string, string> => ({
  'ceb.enterprise': enterprise,
  'ceb.roles': roles.join(','),
  'ceb.dxp_ids': dxpIds.join(','),
})

const readFields = (fields: Fields, values: Values, path: string, definition: Definition, issues: Issue[]): Record<string, string | number> => {
  const read: Record<string, string | number> = {}
  for (const [name, field] of Object.entries(fields)) {
    const given = values[name]
    if (given === undefined || given === null || given === '') continue
    const reading = readValue(field, String(given))
    if ('value' in reading) read[name] = reading.value
    else
      issues.push({
        ...issueOf(generalRules['V-GEN-01'], definition.codes, `${path}${name}`, { at: field.label, why: reading.fault.message }),
        messageEn: `${field.labelEn} ${reading.fault.messageEn}`,
      })
  }
  return read
}

/** What the system knows better than the one who types: names of chosen enterprises, numbers of lines, fixed values. */
const completed = (
  definition: Definition,
  value: DocumentValue,
  caller: Caller,
  context: RuleContext,
  guid: string,
  stored?: StoredDocument,
): DocumentValue => {
  const head: Record<string, string | number> = { ...(value.head as Record<string, string | number>) }
  const fixed = Object.entries(definition.head).filter((entry): entry is [string, Field & { fixed: string }] => entry[1].fixed !== undefined)
  for (const [name, field] of fixed) head[name] = field.fixed
  if ('ieFlag' in definition.head) head.ieFlag = 'E'
  for (const part of ['msgCount', 'msgSeqNo']) if (part in definition.head) head[part] ??= 1
  const declarant = stored?.body.head?.[definition.declarant] ?? caller.enterprise
  head[definition.declarant] = declarant
  for (const [name, field] of Object.entries(definition.head)) {
    const nameField = name.replace(/Code$/, 'Name')
    if (field.kind !== 'enterprise' || nameField === name || !(nameField in definition.head)) continue
    const registered = context.enterprise(String(head[name] ?? ''))
    if (registered && (!head[nameField] || definition.head[nameField]?.auto)) head[nameField] = registered.name
  }
  for (const [name, field] of Object.entries(definition.head)) if (field.auto && field.required === false) delete head[name]
  head.guid = guid
  head.appType = '1'
  head.appStatus = '1'
  delete head.appTime
  const lines = value.lines.map((line, index) => ('gnum' in definition.lines ? { ...line, gnum: index + 1 } : line))
  return { head, lines }
}

const missingKeyFields = (definition: Definition, head: Values): Issue[] =>
  (definition.keys[0]?.fields ?? [])
    .filter((name) => head[name] === undefined || head[name] === '')
    .map((name) => issueOf(generalRules['V-GEN-18'], definition.codes, `head.${name}`, { field: definition.head[name]?.label ?? name }))

/** V-INV-01 to 03 already at saving: the number is taken, and no effective document has the order or the waybill. */
const takenKeys = async (session: Session, definition: Definition, value: DocumentValue, id: number, intakeTime: Date): Promise<Issue[]> => {
  const keys = keysOf(definition, value)
  const claims: Claim[] = keys.filter(({ held }) => held === 'live').map((key) => ({ ...key, id, intakeTime }))
  const held = await claimKeys(session, 'ceb', claims)
  const others = await findKeys(
    session,
    'ceb',
    keys.filter(({ held: kind }) => kind === 'effective'),
  )
  const issues = keys.flatMap((own) => {
    const holder = held.find(({ kind, key }) => kind === own.kind && key === own.key) ?? foundUnder(others, own)
    if (!holder || holder.id === id) return []
    const rule = ruleOf(definition, own.rule)
    return [issueOf(rule, definition.codes, rule.at, { key: shownKey(own.key), status: '', holder: String(holder.id), v: shownKey(own.key) })]
  })
  return issues
}

const refusal = (issues: readonly Issue[]): Saved => ({ ok: false, issues })

export const openDrafts = (parts: WindowParts) => {
  const create = async (caller: Caller, definition: Definition, value: DocumentValue, issues: Issue[]): Promise<Saved> => {
    const now = parts.clock.now()
    await parts.months.ensure(now)
    const context = parts.reference.context(now)
    const draft = completed(definition, value, caller, context, parts.random.uuid().toUpperCase())
    const head = draft.head as Values
    const problems = [...issues, ...missingKeyFields(definition, head)]
    if (problems.length) return refusal(problems)
    const [id = 0, receiptId = 0] = await parts.ids.take(2, now)
    const [preNo] = definition.preNoLetter ? await preNumbers(parts, definition.preNoLetter, 1, now) : []
    const statusTime = wireTimestamp(now)
    return parts.app.transaction(async (session) => {
      const taken = await takenKeys(session, definition, draft, id, now)
      if (taken.length) {
        await dropKeys(
          session,
          'ceb',
          keysOf(definition, draft).map((key) => ({ ...key, id })),
        )
        return refusal(taken)
      }
      const row: DocumentRow = {
        id,
        intakeTime: now,
        version: 1,
        status: '1',
        statusTime,
        saved: true,
        copCode: caller.enterprise,
        dxpId: caller.dxpIds[0] ?? '',
        value: draft,
        given: { ...registeredParties(definition, draft.head, context), ...(preNo ? { preNo } : {}), ...lineCount(definition, draft) },
      }
      await session.insert(documentRows(definition, 'ceb', [row]))
      await session.insert(
        receiptRows([
          {
            id: receiptId,
            createdAt: now,
            recipient: row.dxpId,
            document: definition.key,
            documentId: id,
            documentTime: now,
            guid: String(head.guid ?? ''),
            status: '1',
            returnTime: statusTime,
            info: accepted('add', '1', String(head.guid ?? '')),
            source: 'window',
            moved: true,
            body: identityOf(definition, head, row.given),
          },
        ]),
      )
      return { ok: true, id, version: 1, issues: [] }
    }, settingsOf(caller))
  }

  const replace = async (
    caller: Caller,
    definition: Definition,
    value: DocumentValue,
    issues: Issue[],
    existing: { id: number; version: number },
  ): Promise<Saved> => {
    const now = parts.clock.now()
    const context = parts.reference.context(now)
    return parts.app.transaction(async (session) => {
      const [stored] = await loadDocuments(session, definition, [existing.id], { locked: true })
      if (!stored) return refusal([processingIssue(definition, 'noRight', { key: existing.id })])
      if (stored.version !== existing.version) return refusal([processingIssue(definition, 'changedMeanwhile')])
      if (!definition.lifecycle.next(stored.state, 'save')) return refusal([processingIssue(definition, 'notSavable')])
      const guid = String((stored.body.head as Values).guid ?? '')
      const draft = completed(definition, value, caller, context, guid, stored)
      const problems = [...issues, ...missingKeyFields(definition, draft.head)]
      if (problems.length) return refusal(problems)
      const taken = await takenKeys(session, definition, draft, stored.id, stored.intakeTime)
      if (taken.length) return refusal(taken)
      const now17 = wireTimestamp(now)
      const kept = new Set(keysOf(definition, draft).map(({ kind, key }) => `${kind} ${key}`))
      const stale = keysOf(definition, stored.body).filter(({ kind, key, held }) => held === 'live' && !kept.has(`${kind} ${key}`))
      await dropKeys(
        session,
        'ceb',
        stale.map((key) => ({ ...key, id: stored.id })),
      )
      await replaceDocuments(session, definition, [
        {
          ...stored,
          fromVersion: stored.version,
          version: stored.version + 1,
          status: '1',
          statusTime: now17,
          saved: true,
          value: draft,
          given: { ...stored.given, ...registeredParties(definition, draft.head, context), ...lineCount(definition, draft) },
          subscribers: stored.body.subscribers,
        },
      ])
      return { ok: true, id: stored.id, version: stored.version + 1, issues: [] }
    }, settingsOf(caller))
  }

  return async (caller: Caller, document: string, value: DocumentValue, existing?: { id: number; version: number }): Promise<Saved> => {
    const definition = documentOf(document)
    if (!definition.pages.some(({ actions }) => actions?.includes('save')))
      return refusal([processingIssue(definition, 'noRight', { key: document })])
    const issues: Issue[] = []
    const head = readFields(definition.head, value.head, 'head.', definition, issues)
    const lines = value.lines.map((line, index) => readFields(definition.lines, line as Values, `lines[${index}].`, definition, issues))
    return existing ? replace(caller, definition, { head, lines }, issues, existing) : create(caller, definition, { head, lines }, issues)
  }
}

const lineCount = (definition: Definition, value: DocumentValue): Record<string, number> =>
  'listCount' in definition.stored ? { listCount: value.lines.length } : {}
