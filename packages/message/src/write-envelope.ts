/** Puts a business message into the envelope that the data exchange platform carries. */
import { transferHead } from './blocks.ts'
import { escapeXml } from './escape.ts'
import type { EnvelopeHead } from './reading.ts'
import { dxpNamespace } from './wire.ts'
import { fieldWriter } from './write-fields.ts'
import { xmlDeclaration } from './write-message.ts'

export interface Envelope extends EnvelopeHead {
  readonly fileName?: string
}

const { CopMsgId, SenderId, CreatTime, MsgType } = transferHead
const writeSender = fieldWriter({ CopMsgId, SenderId }, '', 'envelope')
const writeType = fieldWriter({ CreatTime, MsgType }, '', 'envelope')

export const wrapEnvelope = (message: string | Uint8Array, head: Envelope): string => {
  const receivers = head.receiverIds.map((id) => `<ReceiverId>${escapeXml(id)}</ReceiverId>`).join('')
  const transferHeadXml = `${writeSender({ CopMsgId: head.copMsgId, SenderId: head.senderId })}<ReceiverIds>${receivers}</ReceiverIds>${writeType({ CreatTime: head.creatTime, MsgType: head.msgType })}`
  const addition = head.fileName === undefined ? '' : `<AddInfo><FileName>${escapeXml(head.fileName)}</FileName></AddInfo>\n`
  const payload = Buffer.from(message).toString('base64')
  return `${xmlDeclaration}<DxpMsg ver="1.0" xmlns="${dxpNamespace}">\n<TransInfo>${transferHeadXml}</TransInfo>\n<Data>${payload}</Data>\n${addition}</DxpMsg>\n`
}
