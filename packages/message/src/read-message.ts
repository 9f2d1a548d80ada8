/** Reads one message of the exchange, with or without its envelope. Whatever comes in, the answer is a value. */
import type { Issue } from '@openceb/kernel'
import { messageContent, receiptsContent, technicalContent } from './content.ts'
import { schemaFault, wholeMessage } from './fault.ts'
import { word } from './frame.ts'
import { headOf, payloadOf } from './read-envelope.ts'
import { unknownType, type EnvelopeHead, type Reading, type Unreadable } from './reading.ts'
import { rootOfShape, shapeOfRoot, typeInNames } from './roots.ts'
import { textOf } from './utf8.ts'
import { walk, type Walk } from './walk.ts'
import { defaultSizeLimit } from './wire.ts'

export interface ReadOptions {
  /** In bytes; a longer message is refused unread. */
  readonly sizeLimit?: number
}

export const readMessage = (bytes: Uint8Array, { sizeLimit = defaultSizeLimit }: ReadOptions = {}): Reading => {
  if (bytes.length <= sizeLimit) return read(bytes)
  const sentence = {
    message: `大小超过限制，最大${sizeLimit}字节，实际为${bytes.length}字节，请拆分后发送`,
    messageEn: `takes at most ${sizeLimit} bytes, not ${bytes.length}; split it`,
  }
  return { kind: 'unreadable', issues: [schemaFault(wholeMessage, sentence)], type: unknownType }
}

const read = (bytes: Uint8Array, envelope?: EnvelopeHead): Reading => {
  let type = unknownType
  const brought = envelope ? { envelope } : {}
  const unreadable = (issues: readonly Issue[], more: Partial<Unreadable> = {}): Unreadable => ({
    kind: 'unreadable',
    issues,
    type,
    ...brought,
    ...more,
  })

  const decoded = textOf(bytes)
  if ('fault' in decoded) return unreadable([decoded.fault])
  const shapeOf = shapeOfRoot(envelope !== undefined)
  const walked = walk(decoded.text, (tag) => {
    type = typeInNames(tag) ?? unknownType
    return shapeOf(tag)
  })
  const root = walked.root && rootOfShape(walked.root)
  if (!root) return unreadable(walked.faults)

  if (root.kind === 'envelope') {
    const head = headOf(walked.value)
    if (!head || walked.faults.length > 0) return unreadable(walked.faults, head ? { envelope: head } : {})
    const payload = payloadOf(walked.value)
    return 'fault' in payload ? unreadable([payload.fault], { envelope: head }) : read(payload.bytes, head)
  }
  const guid = word(walked.value, 'guid')
  const faults = root.kind === 'message' ? walked.faults : strictly(walked)
  if (faults.length > 0)
    return unreadable(faults, { ...(guid ? { guid } : {}), ...(root.kind === 'technical' ? {} : { definition: root.definition }) })

  const common = { guid, version: word(walked.value, 'version'), type, bytes, ...brought }
  if (root.kind === 'technical') return { kind: 'technical', ...common, receipt: technicalContent(walked) }
  const { definition } = root
  return root.kind === 'receipts'
    ? { kind: 'receipts', ...common, definition, receipts: receiptsContent(walked, definition) }
    : { kind: 'message', ...common, ...messageContent(walked, definition, bytes, decoded.text) }
}

/** Receipts refuse no document of their own: a time that is none is a fault of the message. */
const strictly = ({ faults, doubts }: Walk): Issue[] => [
  ...faults,
  ...[...doubts].flatMap(([index, ofReceipt]) =>
    ofReceipt.map((doubt) =>
      schemaFault(
        {
          path: `receipts[${index}].${doubt.place.path}`,
          label: `第${index + 1}条回执${doubt.place.label}`,
          labelEn: `receipt ${index + 1}, ${doubt.place.labelEn}`,
        },
        doubt,
        doubt,
      ),
    ),
  ),
]
