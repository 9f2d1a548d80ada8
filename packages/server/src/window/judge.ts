/** Reads a message and runs every rule that needs nothing stored: all that can be said before a transaction begins. */
import { generalRules, processingIssue, type RuleContext, validateDocument } from '@openceb/documents'
import { type Definition, type DocumentValue, type Issue, isError, issueOf } from '@openceb/kernel'
import type { MessageReading, Transfer } from '@openceb/message'
import { documentKeyOf, shownKey } from '@openceb/store'
import type { Sender } from './contract.ts'
import type { Operation } from './sentences.ts'

export interface Item {
  readonly index: number
  readonly definition: Definition
  readonly value: DocumentValue
  readonly operation: Operation
  readonly guid: string
  readonly appStatus: string
  readonly appTime: string
  /** The key that names the document. */
  readonly kind: string
  readonly key: string
  readonly issues: readonly Issue[]
  readonly ok: boolean
  /** The sender may not send this: nothing of it is stored. */
  readonly refusal?: Issue
}

const operationOf = (appType: string): Operation => (appType === '3' ? 'delete' : appType === '2' ? 'change' : 'add')

const ownsTransfer = (context: RuleContext, { copCode, dxpId, dxpMode }: Transfer, sender: Sender): boolean => {
  const found = context.enterprise(copCode)
  return Boolean(found?.active) && found?.code === sender.enterprise && dxpId === sender.dxpId && dxpMode === 'DXP'
}

type Head = Readonly<Record<string, unknown>>

/** The sender is the party of one of the sending roles. */
export const isSendingParty = (definition: Definition, head: Head, context: RuleContext, enterprise: string): boolean => {
  const sender = context.enterprise(enterprise)
  return definition.senders.some((role) => {
    const party = definition.parties[role]
    if (!sender?.roles.includes(role) || !party) return false
    const named = head[party]
    return named === sender.code || named === sender.otherCode
  })
}

/** Or holds a sending role that the document has no party for: an agent sends orders for whoever asks it to. */
const maySend = (definition: Definition, head: Head, context: RuleContext, enterprise: string): boolean =>
  isSendingParty(definition, head, context, enterprise) ||
  definition.senders.some((role) => !definition.parties[role] && context.enterprise(enterprise)?.roles.includes(role))

const refusalOf = (reading: MessageReading, value: DocumentValue, key: string, context: RuleContext, sender: Sender): Issue | undefined => {
  const { definition, transfer } = reading
  if (!ownsTransfer(context, transfer, sender))
    return issueOf(generalRules['V-GEN-08'], definition.codes, 'transfer.copCode', { code: transfer.copCode, dxpId: transfer.dxpId })
  if (!maySend(definition, value.head, context, sender.enterprise)) return processingIssue(definition, 'noRight', { key }, 'head')
  return undefined
}

export const judgeDocuments = (reading: MessageReading, context: RuleContext, sender?: Sender): Item[] =>
  reading.documents.map(({ index, value, issues: faults }) => {
    const { definition } = reading
    const head = value.head as Readonly<Record<string, string>>
    const { kind, key } = documentKeyOf(definition, head)
    const operation = operationOf(head.appType ?? '1')
    const refusal = sender && refusalOf(reading, value, shownKey(key), context, sender)
    // A deletion names its document; what else it repeats of it is not judged again.
    const issues = refusal ? [refusal] : [...faults, ...(operation === 'delete' ? [] : validateDocument(definition, value, context))]
    return {
      index,
      definition,
      value,
      operation,
      kind,
      key,
      issues,
      guid: head.guid ?? '',
      appStatus: head.appStatus ?? '1',
      appTime: head.appTime ?? '',
      ok: !issues.some(isError),
      ...(refusal ? { refusal } : {}),
    }
  })
