/** What is sent of a draft: the fields that people fill, and the names that their choices brought along; the system fills the rest. */
import { type Definition, type Fields, readValue } from '@openceb/kernel'
import type { Content, Value } from '../api/documents.ts'
import type { Draft, Texts } from './draft.ts'

const isSent = (fields: Fields, name: string): boolean => {
  const field = fields[name]
  if (!field) return false
  if (!field.auto) return true
  const code = name.endsWith('Name') ? fields[`${name.slice(0, -4)}Code`] : undefined
  return code !== undefined && !code.auto
}

const valuesOf = (fields: Fields, texts: Texts): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const text = texts[name]
      if (!text || !isSent(fields, name)) return []
      const reading = readValue(field, text)
      return [[name, 'value' in reading ? reading.value : text]]
    }),
  )

export const contentOf = (definition: Definition, { head, lines }: Draft): Content => ({
  head: valuesOf(definition.head, head),
  lines: lines.map((line, index) => ({
    ...(definition.lines.gnum ? { gnum: index + 1 } : {}),
    ...valuesOf(definition.lines, { ...line, gnum: '' }),
  })),
})
