/** A document of a batch on its way through customs. */
import type { Definition, DocumentValue } from '@openceb/kernel'
import { documentKeyOf, type Key, keyKind, keysOf } from '@openceb/store'
import { documentOf } from '@openceb/documents'
import type { Identity } from '../lists/list.ts'

export type Head = Readonly<Record<string, string | number | undefined>>

export interface Paper {
  readonly id: number
  readonly definition: Definition
  readonly value: DocumentValue
  readonly head: Head
  /** Names it: changes and repeats are found by this key. */
  readonly key: Key
  /** Every key it needs for itself alone, its own name first. */
  readonly keys: readonly Key[]
  /** Why the logic check refuses it; empty when it does not. */
  readonly faults: readonly string[]
}

export const inventoryDefinition = documentOf('inventory')

/** The order in which the kinds of one batch are handled: what a list needs comes before it, what needs a list after it. */
export const handlingOrder = ['order', 'payment', 'waybill', 'inventory', 'arrival', 'departure'] as const

export const isKind = (paper: Paper, ...kinds: readonly string[]): boolean => kinds.includes(paper.definition.key)

export const isChange = ({ head }: Paper): boolean => head['appType'] === '2'
export const isDeletion = ({ head }: Paper): boolean => head['appType'] === '3'

const orderKind = keyKind('inventory', 'order')

export const makePaper = (
  id: number,
  definition: Definition,
  value: DocumentValue,
  faults: readonly string[],
  sharesOrders: (customsCode: string) => boolean,
): Paper => {
  const head = value.head as Head
  const key = documentKeyOf(definition, head)
  const shared = definition.key === 'inventory' && sharesOrders(String(head['customsCode']))
  // Arrivals and departures hold their waybills through the lists, not through keys.
  const keys = definition.key === 'inventory' ? keysOf(definition, value).filter(({ kind }) => !(shared && kind === orderKind)) : [key]
  return { id, definition, value, head, key, keys, faults }
}

/** The fields by which a receipt names a document. */
export const identityOf = (definition: Definition, head: Head): Identity => {
  const identity: Record<string, string | number> = {}
  for (const name in definition.receipt.identity) {
    const value = head[name]
    if (value !== undefined) identity[name] = value
  }
  return identity
}
