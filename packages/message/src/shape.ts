/** The shape of a message as a tree of sequences, made from definitions; reader and schema text walk the same tree. */
import type { Definition, Field, Fields } from '@openceb/kernel'
import * as blocks from './blocks.ts'
import { leafReader, type LeafReading } from './leaf.ts'
import { cebNamespace, documentsPerMessage, dxpNamespace, messageType, signatureNamespace } from './wire.ts'

export interface Shape {
  readonly name: string
  readonly namespace: string
  /** Name in the value and in the path. */
  readonly key: string
  /** Name in a sentence; `{n}` is the number of the occurrence. */
  readonly label: string
  readonly labelEn: string
  readonly min: number
  readonly max: number
  readonly attributes: readonly Shape[]
  /** Content: text of a field, a sequence, or (neither) anything at all, which is not read. */
  readonly field?: Field
  readonly read?: (text: string) => LeafReading
  readonly children?: readonly Shape[]
  /** The children's values go into this part of the value. */
  readonly into?: string
  /** Keys of the value that are lists, empty when nothing stands there. */
  readonly lists: readonly string[]
}

type Given = Pick<Shape, 'name'> & Partial<Shape>

const shape = (given: Given, namespace = cebNamespace): Shape => ({
  namespace,
  key: given.name,
  label: given.name,
  labelEn: given.name,
  min: 1,
  max: 1,
  attributes: [],
  lists: (given.children ?? []).flatMap((child) => (child.max > 1 ? [child.key] : [])),
  ...given,
})

const leaf = (name: string, field: Field, namespace = cebNamespace): Shape =>
  shape(
    {
      name,
      label: `${field.label}(${name})`,
      labelEn: `${field.labelEn} (${name})`,
      min: field.required === true ? 1 : 0,
      field,
      read: leafReader(field),
    },
    namespace,
  )

const leaves = (fields: Fields, namespace = cebNamespace): Shape[] => Object.entries(fields).map(([name, field]) => leaf(name, field, namespace))

const documentShape = ({ message, title, head, lines }: Definition): Shape => {
  const named = { name: message.entity, key: 'documents', label: `第{n}票${title}`, labelEn: 'document {n}', max: documentsPerMessage }
  if (message.head === null) return shape({ ...named, children: leaves(head), into: 'head', lists: ['lines'] })
  const headShape = shape({ name: message.head, key: 'head', label: '表头', labelEn: 'head', children: leaves(head) })
  if (message.line === null) return shape({ ...named, children: [headShape], lists: ['lines'] })
  const [min, max] = message.lines
  const line = shape({ name: message.line, key: 'lines', label: '表体第{n}项', labelEn: 'line {n}', min, max, children: leaves(lines) })
  return shape({ ...named, children: [headShape, line], lists: ['lines'] })
}

const signatureShape = shape(
  { name: 'Signature', key: 'signature', label: '签名节点(ds:Signature)', labelEn: 'Signature', min: 0 },
  signatureNamespace,
)

const afterDocuments: readonly Shape[] = [
  shape({ name: 'BaseTransfer', key: 'transfer', label: '基础报文传输实体(BaseTransfer)', children: leaves(blocks.transferFields) }),
  shape({
    name: 'BaseSubscribe',
    key: 'subscribers',
    label: '第{n}个基础回执订阅实体(BaseSubscribe)',
    labelEn: 'BaseSubscribe {n}',
    min: 0,
    max: 5,
    children: leaves(blocks.subscriberFields),
  }),
  signatureShape,
  shape({
    name: 'ExtendMessage',
    key: 'extension',
    label: '扩展自定义数据实体(ExtendMessage)',
    min: 0,
    children: [...leaves(blocks.extensionFields), shape({ name: 'Message' })],
  }),
]

const root = (code: string, children: readonly Shape[]): Shape =>
  shape({ name: messageType(code), label: '', labelEn: 'message', attributes: leaves(blocks.rootAttributes, ''), children })

export const messageShape = (definition: Definition): Shape => root(definition.message.code, [documentShape(definition), ...afterDocuments])

/** The fields of a document that its receipts name it by, in wire order. */
export const identityNames = ({ receipt }: Definition): string[] => Object.keys(receipt.identity)

/** The fields of a receipt as its schema sees them: those that name the document keep the limits they have in it. */
export const receiptFields = ({ key, receipt, head }: Definition): Fields => {
  const identity = Object.entries(receipt.identity).map(([name, need]) => {
    const field = head[name]
    if (!field) throw new Error(`${key}.receipt.identity: no field ${name}`)
    const { default: _default, fixed: _fixed, ...limits } = field
    return [name, { ...limits, required: need === 'required' }] as const
  })
  return { ...blocks.receiptGuid, ...Object.fromEntries(identity), ...blocks.receiptOutcome }
}

export const receiptShape = (definition: Definition): Shape =>
  root(definition.receipt.code, [
    shape({
      name: definition.receipt.entity,
      key: 'receipts',
      label: '第{n}条回执',
      labelEn: 'receipt {n}',
      max: documentsPerMessage,
      children: leaves(receiptFields(definition)),
    }),
  ])

export const technicalCode = '900'

export const technicalShape: Shape = root(technicalCode, [
  shape({ name: 'MessageReturn', key: 'receipt', label: '报文格式校验回执', children: leaves(blocks.technicalFields) }),
])

const dxp = (given: Given): Shape => shape(given, dxpNamespace)

const { CopMsgId, SenderId, ReceiverId, CreatTime, MsgType } = blocks.transferHead
const { FileName, IcCard, Key, RecMapId } = blocks.additionFields

const transferHeadShape = dxp({
  name: 'TransInfo',
  children: [
    ...leaves({ CopMsgId, SenderId }, dxpNamespace),
    dxp({ name: 'ReceiverIds', children: [{ ...leaf('ReceiverId', ReceiverId, dxpNamespace), max: 5 }] }),
    ...leaves({ CreatTime, MsgType }, dxpNamespace),
  ],
})

const additionShape = dxp({
  name: 'AddInfo',
  min: 0,
  children: [
    ...leaves({ FileName, IcCard }, dxpNamespace),
    dxp({ name: 'BizKey', min: 0, children: [{ ...leaf('Key', Key, dxpNamespace), max: 5, attributes: leaves(blocks.keyAttributes, '') }] }),
    dxp({ name: 'IsText', min: 0, attributes: leaves(blocks.textAttributes, ''), children: [] }),
    leaf('RecMapId', RecMapId, dxpNamespace),
  ],
})

export const envelopeShape = dxp({
  name: 'DxpMsg',
  attributes: leaves(blocks.envelopeAttributes, ''),
  children: [transferHeadShape, leaf('Data', blocks.payload, dxpNamespace), additionShape, signatureShape],
})

export const nodeEnvelopeShape = dxp({
  name: 'DxpMsgSv',
  attributes: leaves(blocks.envelopeAttributes, ''),
  children: [
    dxp({ name: 'SvNo', attributes: leaves(blocks.nodeAttributes, ''), children: leaves(blocks.nodeFields, dxpNamespace) }),
    envelopeShape,
    signatureShape,
  ],
})
