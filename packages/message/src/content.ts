/** Gives the parts of a walked message their names and types. */
import type { Definition, DocumentValue } from '@openceb/kernel'
import { doubtIssue } from './fault.ts'
import { word, type Value } from './frame.ts'
import type { MessageReading, ReadDocument, Receipt, Subscriber, TechnicalReceipt, Transfer } from './reading.ts'
import { identityNames } from './shape.ts'
import { byteSpan } from './utf8.ts'
import type { Walk } from './walk.ts'

const remark = (value: Value): { note?: string } => (value['note'] === undefined ? {} : { note: word(value, 'note') })

const transferOf = (value: Value): Transfer => ({
  copCode: word(value, 'copCode'),
  copName: word(value, 'copName'),
  dxpMode: word(value, 'dxpMode'),
  dxpId: word(value, 'dxpId'),
  ...remark(value),
})

const subscriberOf = (value: Value): Subscriber => ({
  status: word(value, 'status'),
  dxpMode: word(value, 'dxpMode'),
  dxpAddress: word(value, 'dxpAddress'),
  ...remark(value),
})

const documentsOf = ({ value, doubts }: Walk, { codes }: Definition): ReadDocument[] =>
  (value['documents'] as DocumentValue[]).map((document, index) => ({
    index,
    value: document,
    issues: (doubts.get(index) ?? []).map((doubt) => doubtIssue(doubt, codes)),
  }))

type MessageContent = Omit<MessageReading, 'kind' | 'guid' | 'version' | 'type' | 'bytes' | 'envelope'>

export const messageContent = (walk: Walk, definition: Definition, bytes: Uint8Array, text: string): MessageContent => {
  const { value, spans } = walk
  const { signature } = spans
  const extension = value['extension'] as Value | undefined
  return {
    code: definition.message.code,
    definition,
    documents: documentsOf(walk, definition),
    transfer: transferOf(value['transfer'] as Value),
    subscribers: (value['subscribers'] as Value[]).map(subscriberOf),
    signature: signature ? 'present' : 'absent',
    ...(signature ? { signatureAt: byteSpan(bytes, text, signature) } : {}),
    ...(extension ? { extension: { name: word(extension, 'name'), version: word(extension, 'version') } } : {}),
  }
}

export const receiptsContent = ({ value }: Walk, definition: Definition): Receipt[] => {
  const names = identityNames(definition)
  return (value['receipts'] as Record<string, string | number | undefined>[]).map((receipt) => ({
    identity: Object.fromEntries(names.flatMap((name) => (receipt[name] === undefined ? [] : [[name, receipt[name]]]))),
    guid: word(receipt, 'guid'),
    returnStatus: word(receipt, 'returnStatus'),
    returnTime: word(receipt, 'returnTime'),
    returnInfo: word(receipt, 'returnInfo'),
  }))
}

export const technicalContent = ({ value }: Walk): TechnicalReceipt => {
  const receipt = value['receipt'] as Value
  return {
    guid: word(receipt, 'guid'),
    returnStatus: word(receipt, 'returnStatus'),
    returnInfo: word(receipt, 'returnInfo'),
    returnTime: word(receipt, 'returnTime'),
    oriCopMsgId: word(receipt, 'oriCopMsgId'),
    oriMessageType: word(receipt, 'oriMessageType'),
    oriBizMessage: word(receipt, 'oriBizMessage'),
  }
}
