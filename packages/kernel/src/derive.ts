/** What the surfaces ask of a definition: which field a name means, what is filtered, shown, entered and stored as a column. */
import type { Definition, SystemField } from './document.ts'
import { code, text, type Field, type Fields } from './field.ts'

/** Held on the row of every document. */
export const systemFields: Readonly<Record<SystemField, Field>> = {
  intakeTime: text('入库时间', 'Intake time', { max: 29, auto: true, filter: 'range', column: true }),
  returnStatus: code('businessStatus', '业务状态', 'Status', { max: 10, auto: true, filter: true, column: true }),
}

const own = (fields: Fields, name: string): Field | undefined => (Object.hasOwn(fields, name) ? fields[name] : undefined)

/** The field that a name in `query` or `sections` means; `lines.x` is a field of the lines. */
export const fieldOf = (definition: Definition, name: string): Field => {
  const found = name.startsWith('lines.')
    ? own(definition.lines, name.slice(6))
    : (own(definition.head, name) ?? own(definition.stored, name) ?? own(systemFields, name))
  if (!found) throw new Error(`${definition.key}: no field ${name}`)
  return found
}

const rowFields = (definition: Definition): [string, Field][] => [...Object.entries(definition.head), ...Object.entries(definition.stored)]

/** The named ones in their order, before the system's own last two, then every field whose own line asks for it. */
const listed = (definition: Definition, named: readonly string[], asks: (field: Field) => unknown): string[] => {
  const extra = rowFields(definition).flatMap(([name, field]) => (asks(field) && !named.includes(name) ? [name] : []))
  const tail = named.findIndex((name) => name in systemFields)
  return tail < 0 ? [...named, ...extra] : [...named.slice(0, tail), ...extra, ...named.slice(tail)]
}

export const filtersOf = (definition: Definition): string[] => listed(definition, definition.query.filters, (field) => field.filter)

export const columnsOf = (definition: Definition): string[] => listed(definition, definition.query.columns, (field) => field.column)

/** The head sections of the form; a field that no section names stands in the one its line asks for, else in the last. */
export const sectionsOf = (definition: Definition): { title: string; titleEn: string; fields: string[] }[] => {
  const sections = definition.sections.map((section) => ({ ...section, fields: [...section.fields] as string[] }))
  const placed = new Set(sections.flatMap((section) => section.fields))
  for (const [name, field] of Object.entries(definition.head)) {
    if (placed.has(name) || notEntered.has(name)) continue
    const section = sections.find(({ title }) => title === field.section) ?? sections.at(-1)
    section?.fields.push(name)
  }
  return sections
}

/** Parts of the message that no form shows: who and how it was sent. */
const notEntered = new Set(['guid', 'appStatus'])

/** `fCurrency` is the column `f_currency`, `POD` is `pod`. */
export const columnName = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
