/** New documents of a batch: keys claimed, rows written, duplicates refused. */
import type { RuleContext } from '@openceb/documents'
import { type Definition, isError, stateOf } from '@openceb/kernel'
import { type DocumentRow, documentRows, type Session } from '@openceb/store'
import { receiptSubscribers, type Work } from './batch.ts'
import { identityOf } from './identity.ts'
import { claimForAdds } from './intake-keys.ts'
import { accepted, refused } from './sentences.ts'

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
  const issues = await claimForAdds(
    session,
    works.filter(({ item }) => item.ok),
    now,
  )
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
