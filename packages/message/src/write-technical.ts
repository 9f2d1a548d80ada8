/** CEB900: the answer to a message that cannot be read or does not fit its schema, with the message itself inside. */
import type { Issue } from '@openceb/kernel'
import { technicalFields } from './blocks.ts'
import { cdata, cut } from './escape.ts'
import { technicalCode } from './shape.ts'
import { schemaFaultStatus } from './wire.ts'
import { fieldWriter } from './write-fields.ts'
import { portMessage } from './write-receipts.ts'

export interface OutgoingTechnicalReceipt {
  readonly guid: string
  /** The number of the one receipt within. */
  readonly receiptGuid: string
  /** `yyyyMMddHHmmssSSS`. */
  readonly returnTime: string
  readonly issues: readonly Pick<Issue, 'message'>[]
  /** The id of the envelope that brought the message; blank when none did. */
  readonly oriCopMsgId?: string
  readonly oriMessageType: string
  /** The faulty message as it came. */
  readonly original: Uint8Array
}

const { oriBizMessage: _original, ...described } = technicalFields
const writeDescription = fieldWriter(described, '', 'technical')

const longest = technicalFields.returnInfo.max ?? Infinity

/** One fault a line, as many whole ones as the schema has room for. */
const listed = (issues: readonly Pick<Issue, 'message'>[]): string => {
  const lines: string[] = []
  let left = longest
  for (const { message } of issues) {
    if (message.length + 1 + 20 > left) {
      lines.push(`另有${issues.length - lines.length}处错误未列出`)
      break
    }
    left -= message.length + 1
    lines.push(message)
  }
  return cut(lines.join('\n'), longest)
}

export const writeTechnicalReceipt = (receipt: OutgoingTechnicalReceipt): string => {
  const description = writeDescription({
    guid: receipt.receiptGuid,
    returnStatus: schemaFaultStatus,
    returnInfo: listed(receipt.issues),
    returnTime: receipt.returnTime,
    oriCopMsgId: cut(receipt.oriCopMsgId ?? '', technicalFields.oriCopMsgId.max ?? Infinity),
    oriMessageType: cut(receipt.oriMessageType, technicalFields.oriMessageType.max ?? Infinity),
  })
  const original = cdata(new TextDecoder().decode(receipt.original))
  return portMessage(technicalCode, receipt.guid, `<MessageReturn>${description}<oriBizMessage>${original}</oriBizMessage></MessageReturn>\n`)
}
