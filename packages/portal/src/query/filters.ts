/** The conditions of a page, derived from its definition: what the document filters by, less what the page does without. */
import type { PortalPage } from '@openceb/documents'
import { type Field, type FieldKind, fieldOf, filtersOf } from '@openceb/kernel'
import { enumerationOf } from '../codes/enumeration.ts'

export type FilterControl = 'status' | 'range' | 'select' | 'parameter' | 'text'

export interface Filter {
  readonly name: string
  readonly field: Field
  readonly control: FilterControl
  /** The names of its values in the address: one, or the two ends of a range. */
  readonly params: readonly string[]
}

const controlOf: Readonly<Record<FieldKind, (field: Field) => FilterControl>> = {
  text: () => 'text',
  enterprise: () => 'text',
  integer: () => 'text',
  decimal: () => 'text',
  code: ({ list }) => (enumerationOf(list) || list === 'tradeMode' ? 'select' : 'parameter'),
  datetime: () => 'range',
  timestamp: () => 'range',
  date: () => 'range',
}

const controlFor = (name: string, field: Field): FilterControl => {
  if (name === 'returnStatus') return 'status'
  return field.filter === 'range' ? 'range' : controlOf[field.kind](field)
}

const paramsOf = (name: string, control: FilterControl): readonly string[] => {
  if (control === 'status') return ['status']
  if (control !== 'range') return [name]
  const stem = name === 'intakeTime' ? 'intake' : name
  return [`${stem}From`, `${stem}To`]
}

export const filtersOfPage = (page: PortalPage): readonly Filter[] =>
  filtersOf(page.document)
    .filter((name) => !page.without?.includes(name))
    .map((name) => {
      const field = fieldOf(page.document, name)
      const control = controlFor(name, field)
      return { name, field, control, params: paramsOf(name, control) }
    })
