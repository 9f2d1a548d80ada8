/** Reads one message of the exchange, with or without its envelope. Whatever comes in, the answer is a value. */
import type { Definition, Issue } from '@openceb/kernel'
import { doubtIssue, schemaFault, wholeMessage } from './fault.ts'
import type { Value } from './frame.ts'
import { headOf, payloadOf } from './read-envelope.ts'
import { unknownType, type EnvelopeHead, type MessageReading, type Reading, type Receipt, type Subscriber, type TechnicalReceipt, type Transfer } from './reading.ts'
import { rootOfShape, shapeOfRoot, typeInNames, type Root } from './roots.ts'
import { receiptFields } from './shape.ts'
import { byteSpan, textOf } from './utf8.ts'
import { walk, type Walk } from './walk.ts'
import { defaultSizeLimit } from './wire.ts'

export interface ReadOptions {
  /** In bytes; a longer message is refused unread. */
  readonly sizeLimit?: number
}

export const readMessage = (bytes: Uint8Array, { sizeLimit = defaultSizeLimit }: ReadOptions = {}): Reading => {
  if (bytes.length <= sizeLimit) return read(bytes)
  const megabytes = Math.floor(sizeLimit / 1024 / 1024)
  const sentence = { message: `大小超过限制，最大${megabytes}MB，请拆分后发送`, messageEn: `is larger than ${sizeLimit} bytes` }
  return { kind: 'unreadable', issues: [schemaFault(wholeMessage, sentence)], type: unknownType }
}

const read = (bytes: Uint8Array, envelope?: EnvelopeHead): Reading => {
  const decoded = textOf(bytes)
  let type = unknownType
  const unreadable = (issues: readonly Issue[], more: { guid?: string; root?: Root; envelope?: EnvelopeHead } = {}): Reading => ({
    kind: 'unreadable',
    issues,
    type,
    ...(more.guid === undefined ? {} : { guid: more.guid }),
    ...(more.root && 'definition' in more.root ? { definition: more.root.definition } : {}),
    ...(more.envelope ?? envelope ? { envelope: more.envelope ?? envelope } : {}),
  })
  if ('fault' in decoded) return unreadable([decoded.fault])

  const shapeOf = shapeOfRoot(envelope !== undefined)
  const walked = walk(decoded.text, (tag) => {
    type = typeInNames(tag) ?? unknownType
    return shapeOf(tag)
  })
  const root = walked.root && rootOfShape(walked.root)
  const { guid } = walked.value
  const faults = root?.kind === 'message' ? walked.faults : [...walked.faults, ...[...walked.doubts.values()].flat().map(({ place, ...doubt }) => schemaFault(place, doubt, doubt))]
  if (!root || root.kind === 'envelope') {
    const head = root && headOf(walked.value)
    if (!root || !head || faults.length > 0) return unreadable(faults, { ...(head ? { envelope: head } : {}) })
    const payload = payloadOf(walked.value)
    return 'fault' in payload ? unreadable([payload.fault], { envelope: head }) : read(payload.bytes, head)
  }
  if (faults.length > 0) return unreadable(faults, { root, ...(typeof guid === 'string' ? { guid } : {}) })

  const common = { guid: String(guid), version: String(walked.value['version']), type, bytes, ...(envelope ? { envelope } : {}) }
  if (root.kind === 'technical') return { kind: 'technical', ...common, receipt: walked.value['receipt'] as TechnicalReceipt }
  if (root.kind === 'receipts') return { kind: 'receipts', ...common, definition: root.definition, receipts: receiptsOf(walked, root.definition) }
  return { ...common, ...messageOf(walked, root.definition, bytes, decoded.text) }
}

const messageOf = ({ value, doubts, spans }: Walk, definition: Definition, bytes: Uint8Array, text: string): Omit<MessageReading, 'guid' | 'version' | 'type' | 'bytes' | 'envelope'> => {
  const signatureAt = spans['signature']
  return {
    kind: 'message',
    code: definition.message.code,
    definition,
    documents: (value['documents'] as MessageReading['documents'][number]['value'][]).map((document, index) => ({
      index,
      value: document,
      issues: (doubts.get(index) ?? []).map((doubt) => doubtIssue(doubt, definition.codes)),
    })),
    transfer: withBlanks(value['transfer'] as Value, ['copCode', 'copName', 'dxpMode', 'dxpId']) as unknown as Transfer,
    subscribers: (value['subscribers'] as Value[]).map((subscriber) => withBlanks(subscriber, ['status', 'dxpMode', 'dxpAddress']) as unknown as Subscriber),
    signature: signatureAt ? 'present' : 'absent',
    ...(signatureAt ? { signatureAt: byteSpan(bytes, text, signatureAt) } : {}),
    ...(value['extension'] ? { extension: withBlanks(value['extension'] as Value, ['name', 'version']) as unknown as { name: string; version: string } } : {}),
  }
}

/** Required text that was sent blank. */
const withBlanks = (value: Value, names: readonly string[]): Value => ({ ...Object.fromEntries(names.map((name) => [name, ''])), ...value })

const outcome = ['guid', 'returnStatus', 'returnTime', 'returnInfo'] as const

const receiptsOf = ({ value }: Walk, definition: Definition): Receipt[] => {
  const identity = Object.keys(receiptFields(definition)).filter((name) => !outcome.some((known) => known === name))
  return (value['receipts'] as Value[]).map((receipt) => ({
    identity: Object.fromEntries(identity.flatMap((name) => (receipt[name] === undefined ? [] : [[name, receipt[name]]]))) as Receipt['identity'],
    guid: String(receipt['guid']),
    returnStatus: String(receipt['returnStatus']),
    returnTime: String(receipt['returnTime']),
    returnInfo: String(receipt['returnInfo'] ?? ''),
  }))
}
