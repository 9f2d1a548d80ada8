/** Writes receipts the way the port system does: default namespace, identity of the document first, then the outcome. */
import type { Definition } from '@openceb/kernel'
import { receiptOutcome } from './blocks.ts'
import { cut, escapeXml } from './escape.ts'
import type { Receipt } from './reading.ts'
import { receiptFields } from './shape.ts'
import { cebNamespace, messageType, messageVersion } from './wire.ts'
import { fieldWriter, type FieldWriter } from './write-fields.ts'
import { xmlDeclaration } from './write-message.ts'

/** A message of the port system around its content. */
export const portMessage = (code: string, guid: string, content: string): string => {
  const type = messageType(code)
  return `${xmlDeclaration}<${type} guid="${escapeXml(guid)}" version="${messageVersion}" xmlns="${cebNamespace}">\n${content}</${type}>\n`
}

const writers = new WeakMap<Definition, FieldWriter>()

const writerOf = (definition: Definition): FieldWriter => {
  const known = writers.get(definition)
  if (known) return known
  const made = fieldWriter(receiptFields(definition), '', `${definition.key}.receipt`)
  writers.set(definition, made)
  return made
}

const longestInfo = receiptOutcome.returnInfo.max ?? Infinity

export interface OutgoingReceipts {
  readonly definition: Definition
  readonly guid: string
  readonly receipts: readonly Receipt[]
}

/** Identity that is not known is written blank or left out, as the receipt of the definition says; a `preNo` has to be there. */
export const writeReceipts = ({ definition, guid, receipts }: OutgoingReceipts): string => {
  const { entity, code } = definition.receipt
  const write = writerOf(definition)
  let xml = ''
  for (const { identity, returnInfo, ...outcome } of receipts)
    xml += `<${entity}>${write({ ...identity, ...outcome, returnInfo: cut(returnInfo, longestInfo) })}</${entity}>\n`
  return portMessage(code, guid, xml)
}
