/** Field groups of the wire that belong to no document: who sends, who subscribes, what receipts and envelopes carry. */
import { fixedText, text, timestamp, type Fields } from '@openceb/kernel'

export const rootAttributes = {
  guid: fixedText('报文编号', 'Message number', { length: 36 }),
  version: text('版本号', 'Message version', { min: 1, max: 10 }),
} satisfies Fields

export const transferFields = {
  copCode: text('传输企业代码', 'Transferring enterprise code', { max: 18 }),
  copName: text('传输企业名称', 'Transferring enterprise name', { max: 100 }),
  dxpMode: fixedText('报文传输模式', 'Transfer mode', { length: 3 }),
  dxpId: text('报文传输编号', 'Data exchange user id', { max: 30 }),
  note: text('备注', 'Remark', { max: 1000, required: false }),
} satisfies Fields

export const subscriberFields = {
  status: text('订阅状态', 'Subscription content', { max: 100 }),
  dxpMode: fixedText('报文传输模式', 'Transfer mode', { length: 3 }),
  dxpAddress: text('订阅地址', 'Subscriber data exchange id', { max: 100 }),
  note: text('备注', 'Remark', { max: 1000, required: false }),
} satisfies Fields

export const extensionFields = {
  name: text('自定义报文名称', 'Extension name', { max: 30 }),
  version: text('自定义报文版本', 'Extension version', { max: 30 }),
} satisfies Fields

export const receiptGuid = { guid: fixedText('系统唯一序号', 'System unique number', { length: 36 }) } satisfies Fields

export const receiptOutcome = {
  returnStatus: text('回执状态', 'Receipt status', { min: 1, max: 10 }),
  returnTime: timestamp('回执时间', 'Receipt time'),
  returnInfo: text('回执信息', 'Receipt text', { max: 1000 }),
} satisfies Fields

/** In CEB900 the text stands before the time. */
export const technicalFields = {
  ...receiptGuid,
  returnStatus: receiptOutcome.returnStatus,
  returnInfo: text('回执信息', 'Receipt text', { max: 5000 }),
  returnTime: receiptOutcome.returnTime,
  oriCopMsgId: text('原始传输报文编号', 'Original transfer id', { max: 255 }),
  oriMessageType: text('原始报文类型', 'Original message type', { max: 15 }),
  oriBizMessage: text('原始报文内容', 'Original message', { max: Infinity }),
} satisfies Fields

const optional = { required: false } as const

export const envelopeAttributes = {
  ver: text('版本', 'Version', { min: 3, max: 3, fixed: '1.0' }),
  Id: text('签名ID号', 'Signature id', { min: 1, max: 6, ...optional }),
} satisfies Fields

export const transferHead = {
  CopMsgId: text('发送方内部报文编号', 'Sender message id', { min: 1, max: 255 }),
  SenderId: text('发送方编号', 'Sender id', { min: 1, max: 16 }),
  ReceiverId: text('接收方编号', 'Receiver id', { min: 1, max: 16 }),
  CreatTime: text('原始报文创建时间', 'Creation time', { min: 19, max: 35 }),
  MsgType: text('报文类型', 'Message type', { max: 30 }),
} satisfies Fields

export const payload = text('待传输数据', 'Payload', { min: 1, max: Infinity })

export const additionFields = {
  FileName: text('原始报文名', 'File name', { min: 1, max: 255, ...optional }),
  IcCard: text('IC卡号', 'IC card number', { min: 1, max: 13, ...optional }),
  Key: text('业务关键字', 'Business key', { min: 1, max: 64 }),
  RecMapId: text('接收方报文转换编号', 'Receiver conversion id', { max: Infinity, ...optional }),
} satisfies Fields

export const keyAttributes = { name: text('关键字名称', 'Key name', { min: 1, max: 32, ...optional }) } satisfies Fields
export const textAttributes = { Encode: text('字符集', 'Character set', { max: 50 }) } satisfies Fields

/** What a transfer node puts around an envelope. */
export const nodeAttributes = { Ver: text('服务器节点版本', 'Node version', { min: 3, max: 3 }) } satisfies Fields

export const nodeFields = {
  MsgId: text('报文编号', 'Platform message id', { min: 1, max: 32 }),
  SubMsgId: text('子编号', 'Sub id', { min: 1, max: 1, ...optional }),
  SendTime: text('报文处理时间', 'Processing time', { min: 19, max: 35 }),
  EndNode: text('目的节点', 'Destination node', { min: 1, max: 8 }),
  StaNode: text('接入节点', 'Entry node', { min: 1, max: 8 }),
} satisfies Fields
