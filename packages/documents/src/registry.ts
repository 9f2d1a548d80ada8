/** The registry: one line per document. Everything that has to know all documents asks here. */
import type { Definition } from '@openceb/kernel'
import { arrival } from './arrival/definition.ts'
import { departure } from './departure/definition.ts'
import { inventory } from './inventory/definition.ts'
import { order } from './order/definition.ts'
import { payment } from './payment/definition.ts'
import { waybill } from './waybill/definition.ts'

export const registry = { order, payment, waybill, arrival, departure, inventory } as const

export type DocumentKey = keyof typeof registry

export const documentKeys = Object.keys(registry) as readonly DocumentKey[]

/** Every definition, widened: for code that works on any document. */
export const documents: readonly Definition[] = Object.values(registry) as unknown as readonly Definition[]

const byKey = new Map(documents.map((definition) => [definition.key, definition]))

export const isDocumentKey = (key: string): key is DocumentKey => byKey.has(key)

/** The definition of a key that is known to be in the registry; throws otherwise. */
export const documentOf = (key: string): Definition => {
  const found = byKey.get(key)
  if (!found) throw new Error(`no document ${key} in the registry`)
  return found
}

const byMessage = new Map(documents.map((definition) => [`CEB${definition.message.code}Message`, definition]))
const byReceipt = new Map(documents.map((definition) => [`CEB${definition.receipt.code}Message`, definition]))

/** The document that a message type such as `CEB603Message` carries. */
export const documentOfMessage = (type: string): Definition | undefined => byMessage.get(type)

/** The document that a receipt type such as `CEB604Message` answers. */
export const documentOfReceipt = (type: string): Definition | undefined => byReceipt.get(type)
