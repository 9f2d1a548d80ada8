/** Writes a message of an enterprise: its documents, who transfers it and who gets copies. The same values give the same bytes. */
import type { Definition, DocumentValue } from '@openceb/kernel'
import { subscriberFields, transferFields } from './blocks.ts'
import { escapeXml } from './escape.ts'
import type { Subscriber, Transfer } from './reading.ts'
import { cebNamespace, messageType, messageVersion } from './wire.ts'
import { fieldWriter } from './write-fields.ts'

export interface OutgoingMessage {
  readonly definition: Definition
  readonly guid: string
  readonly documents: readonly DocumentValue[]
  readonly transfer: Transfer
  readonly subscribers?: readonly Subscriber[]
}

const prefix = 'ceb:'

const enclose = (name: string, xml: string): string => `<${prefix}${name}>${xml}</${prefix}${name}>\n`

const writeTransfer = fieldWriter(transferFields, prefix, 'transfer')
const writeSubscriber = fieldWriter(subscriberFields, prefix, 'subscribers')

type DocumentWriter = (document: DocumentValue) => string

const documentWriter = ({ key, message, head, lines }: Definition): DocumentWriter => {
  const writeHead = fieldWriter(head, prefix, `${key}.head`)
  const writeLine = fieldWriter(lines, prefix, `${key}.lines`)
  const { entity, head: headName, line: lineName } = message
  if (headName === null) return (document) => enclose(entity, writeHead(document.head))
  return (document) => {
    let xml = enclose(headName, writeHead(document.head))
    if (lineName !== null) for (const line of document.lines) xml += enclose(lineName, writeLine(line))
    return enclose(entity, `\n${xml}`)
  }
}

const writers = new WeakMap<Definition, DocumentWriter>()

const writerOf = (definition: Definition): DocumentWriter => {
  const known = writers.get(definition)
  if (known) return known
  const made = documentWriter(definition)
  writers.set(definition, made)
  return made
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

export const writeMessage = ({ definition, guid, documents, transfer, subscribers = [] }: OutgoingMessage): string => {
  const root = prefix + messageType(definition.message.code)
  const write = writerOf(definition)
  let xml = `${xmlDeclaration}<${root} guid="${escapeXml(guid)}" version="${messageVersion}" xmlns:ceb="${cebNamespace}">\n`
  for (const document of documents) xml += write(document)
  xml += enclose('BaseTransfer', writeTransfer({ ...transfer }))
  for (const subscriber of subscribers) xml += enclose('BaseSubscribe', writeSubscriber({ ...subscriber }))
  return `${xml}</${root}>\n`
}
