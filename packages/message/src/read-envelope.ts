/** Takes the business message and the head out of a `DxpMsg`, or out of the `DxpMsgSv` that a transfer node puts around it. */
import type { Issue } from '@openceb/kernel'
import { schemaFault } from './fault.ts'
import { word, type Value } from './frame.ts'
import type { EnvelopeHead } from './reading.ts'
import { envelopeShape } from './shape.ts'

const envelopeIn = (value: Value): Value => (value[envelopeShape.key] as Value | undefined) ?? value

export const headOf = (value: Value): EnvelopeHead | undefined => {
  const head = envelopeIn(value)['TransInfo'] as Value | undefined
  const receivers = head?.['ReceiverIds'] as Value | undefined
  if (!head || typeof head['CopMsgId'] !== 'string' || typeof head['SenderId'] !== 'string') return undefined
  return {
    copMsgId: head['CopMsgId'],
    senderId: head['SenderId'],
    receiverIds: (receivers?.['ReceiverId'] as readonly string[] | undefined) ?? [],
    creatTime: word(head, 'CreatTime'),
    msgType: word(head, 'MsgType'),
  }
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/

const place = { path: 'Data', label: '待传输数据(Data)', labelEn: 'Payload (Data)' }

export const payloadOf = (value: Value): { readonly bytes: Uint8Array } | { readonly fault: Issue } => {
  const text = word(envelopeIn(value), 'Data').replace(/[ \t\r\n]+/g, '')
  if (text.length % 4 === 0 && base64.test(text)) return { bytes: Buffer.from(text, 'base64') }
  return { fault: schemaFault(place, { message: '应为Base64编码的业务报文，请核对', messageEn: 'has to be the business message in Base64' }) }
}
