/** A document is one frozen definition; message, table, validation, API, pages and forms are derived from it. */
import type { Field, Fields } from './field.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { CodeBlocks, DocumentValue } from './rule.ts'

export type Signature = 'required' | 'declared' | 'optional'

export interface MessageShape {
  /** `303` of CEB303Message. */
  readonly code: string
  readonly entity: string
  /** Element around the head fields; null when they stand in the entity itself. */
  readonly head: string | null
  /** Element of each line; null when the document has none. */
  readonly line: string | null
  readonly lines: readonly [min: number, max: number]
  readonly signature: Signature
}

export interface ReceiptShape<H extends Fields> {
  readonly code: string
  readonly entity: string
  /** Head fields that name the document, in wire order; `optional` ones are left out when unknown, the others are written blank. */
  readonly identity: Readonly<Partial<Record<keyof H & string, 'required' | 'optional'>>>
}

export interface BusinessKey<H extends Fields, L extends Fields> {
  readonly name: string
  /** Most telling field first; a field of the lines makes one key a line. */
  readonly fields: readonly (keyof H & string)[]
  readonly line?: keyof L & string
  /** The rule that a second holder of the key breaks. */
  readonly rule: string
  /** `live`: held until deletion. `effective`: held only while the document counts for customs. */
  readonly held: 'live' | 'effective'
  /** The key may be used again after so many months. */
  readonly months?: number
}

export type QueryField<H extends Fields, S extends Fields, L extends Fields> =
  | (keyof H & string)
  | (keyof S & string)
  | SystemField
  | `lines.${keyof L & string}`

/** Held on every row by the system and shown on every page. */
export type SystemField = 'returnStatus' | 'intakeTime'

export interface Section<H extends Fields, S extends Fields> {
  readonly title: string
  readonly titleEn: string
  readonly fields: readonly ((keyof H & string) | (keyof S & string) | SystemField)[]
}

export type PageAction = 'save' | 'declare' | 'delete' | 'amend' | 'new' | 'print'

export interface Page {
  /** `3.2` of the manual. */
  readonly id: string
  readonly title: string
  readonly titleEn: string
  readonly route: string
  readonly roles: readonly string[]
  /** States whose rows the page shows; the pages of one document partition its rows. Empty for a page that only enters. */
  readonly states: readonly string[]
  readonly kind: 'query' | 'declare' | 'entry'
  /** Conditions of the document that this page does without. */
  readonly without?: readonly string[]
  /** Columns that this page shows besides those of the document, before the status. */
  readonly extraColumns?: readonly string[]
  readonly actions?: readonly PageAction[]
}

export interface DefinitionInput<H extends Fields, L extends Fields, S extends Fields> {
  readonly key: string
  readonly title: string
  readonly titleEn: string
  readonly message: MessageShape
  readonly receipt: ReceiptShape<H>
  readonly codes: CodeBlocks
  /** First letter of the preNo that the window gives; none for documents without one. */
  readonly preNoLetter?: string
  readonly lifecycle: Lifecycle
  readonly keys: readonly BusinessKey<H, L>[]
  /** Which head field entitles which role to see the row. */
  readonly parties: Readonly<Record<string, keyof H & string>>
  /** Roles that may transmit it: as the party of that role in the document, or, where it has none, by holding the role. */
  readonly senders: readonly string[]
  /** The document that this one is declared with, and the key of it that binds this one. */
  readonly follows?: { readonly document: string; readonly key: string }
  /** The party that declares, and the one whose card signs. */
  readonly declarant: keyof H & string
  readonly head: H
  readonly lines: L
  /** Fields of the row that are not on the wire. */
  readonly stored: S
  readonly sections: readonly Section<H, S>[]
  readonly lineTitle: string
  readonly lineTitleEn: string
  readonly query: {
    /** The link to the detail. */
    readonly key: keyof H & string
    readonly filters: readonly QueryField<H, S, L>[]
    readonly columns: readonly QueryField<H, S, L>[]
  }
  readonly pages: readonly Page[]
}

export type Definition<H extends Fields = Fields, L extends Fields = Fields, S extends Fields = Fields> = DefinitionInput<H, L, S>

export type ValueOfDocument<D> = D extends Definition<infer H, infer L, infer _S> ? DocumentValue<H, L> : never

const wellFormed = (where: string, field: Field): void => {
  const broken = (why: string): never => {
    throw new Error(`${where}: ${why}`)
  }
  if (!field.label || !field.labelEn) broken('has no label')
  if ((field.min ?? 0) > (field.max ?? Infinity)) broken('its least length is over its most')
  if ((field.fraction ?? 0) > (field.total ?? 0) && field.kind === 'decimal') broken('more digits after the point than digits')
  if (field.kind === 'code' && !field.list) broken('a code without a list')
  if (field.fixed !== undefined && field.max !== undefined && field.fixed.length > field.max) broken('its fixed value is too long')
}

/** Throws when the definition contradicts itself and names the place, such as `inventory.head.copNo`. */
export const defineDocument = <const H extends Fields, const L extends Fields, const S extends Fields>(
  input: DefinitionInput<H, L, S>,
): Definition<H, L, S> => {
  for (const part of ['head', 'lines', 'stored'] as const)
    for (const [name, field] of Object.entries(input[part])) wellFormed(`${input.key}.${part}.${name}`, field)
  for (const name of Object.keys(input.stored)) if (name in input.head) throw new Error(`${input.key}.stored.${name}: already a field of the head`)
  const [min, max] = input.message.lines
  if (min > max || max > 0 !== (input.message.line !== null)) throw new Error(`${input.key}.message.lines: contradicts itself`)
  const placed = input.sections.flatMap((section) => section.fields as readonly string[])
  const twice = placed.find((name, index) => placed.indexOf(name) !== index)
  if (twice) throw new Error(`${input.key}.sections: ${twice} stands twice`)
  return Object.freeze(input)
}
