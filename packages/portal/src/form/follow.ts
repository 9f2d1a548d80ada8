/** What typing one field fills besides: the name of a chosen enterprise, the legal units of goods, the total price. */
import { type Fields, multiplyDecimals, readValue } from '@openceb/kernel'
import type { CodeItem } from '../api/codes.ts'
import type { Texts } from './draft.ts'

/** Attributes of a list's entries that are the value of a field of the same name. */
const filledBy: Readonly<Record<string, readonly string[]>> = { hsCode: ['unit1', 'unit2'] }

const isDecimal = (fields: Fields, name: string, text: string | undefined): text is string => {
  const field = fields[name]
  return field?.kind === 'decimal' && text !== undefined && text !== '' && 'value' in readValue(field, text)
}

/** Quantity times unit price, as long as the total is not the typist's own. */
const proposedTotal = (fields: Fields, before: Texts, after: Texts): Texts => {
  if (!fields.totalPrice) return {}
  const product = ({ qty, price }: Texts): string =>
    isDecimal(fields, 'qty', qty) && isDecimal(fields, 'price', price) ? multiplyDecimals(qty, price) : ''
  const own = before.totalPrice ?? ''
  const proposal = product(after)
  if (!proposal || (own !== '' && own !== product(before))) return {}
  return 'value' in readValue(fields.totalPrice, proposal) ? { totalPrice: proposal } : {}
}

const chosen = (fields: Fields, name: string, item: CodeItem | undefined): Texts => {
  const field = fields[name]
  if (!field || !item) return {}
  const named = name.endsWith('Code') ? `${name.slice(0, -4)}Name` : ''
  if (field.kind === 'enterprise' && fields[named]) return { [named]: item.name }
  const attributes = filledBy[field.list ?? ''] ?? []
  return Object.fromEntries(attributes.flatMap((attribute) => (fields[attribute] ? [[attribute, item.attributes?.[attribute] ?? '']] : [])))
}

/** A name that the system fills goes with its code. */
const emptied = (fields: Fields, name: string, text: string): Texts => {
  const named = name.endsWith('Code') ? `${name.slice(0, -4)}Name` : ''
  return fields[name]?.kind === 'enterprise' && text === '' && fields[named]?.auto ? { [named]: '' } : {}
}

export const followUp = (fields: Fields, before: Texts, name: string, text: string, item?: CodeItem): Texts => {
  const typed = { [name]: text, ...emptied(fields, name, text), ...chosen(fields, name, item) }
  return name === 'qty' || name === 'price' ? { ...typed, ...proposedTotal(fields, before, { ...before, ...typed }) } : typed
}
