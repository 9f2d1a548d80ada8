/** Writes the values of a field group as elements in the order of the definition. */
import type { Field, Fields } from '@openceb/kernel'
import { escapeXml } from './escape.ts'
import { mayBeBlank } from './leaf.ts'

interface Tag {
  readonly name: string
  readonly open: string
  readonly close: string
  /** Stands in for a value that is not there; undefined where the element is left out. */
  readonly instead: string | undefined
  /** The schema wants a value and there is none to stand in. */
  readonly needed: boolean
}

const tagOf = ([name, field]: [string, Field], prefix: string): Tag => {
  const required = field.required === true
  const spare = field.fixed ?? field.default
  return {
    name,
    open: `<${prefix}${name}>`,
    close: `</${prefix}${name}>`,
    instead: required ? (spare ?? '') : undefined,
    needed: required && spare === undefined && !mayBeBlank(field),
  }
}

export type FieldWriter = (values: Readonly<Record<string, string | number | undefined>>) => string

/** Throws for a value that the schema needs and nobody gave: an incomplete document is never sent. */
export const fieldWriter = (fields: Fields, prefix: string, where: string): FieldWriter => {
  const tags = Object.entries(fields).map((entry) => tagOf(entry, prefix))
  return (values) => {
    let xml = ''
    for (const { name, open, close, instead, needed } of tags) {
      const value = values[name]
      if (typeof value === 'number') xml += open + String(value) + close
      else if (value !== undefined && value !== '') xml += open + escapeXml(value) + close
      else if (needed) throw new Error(`${where}.${name}: cannot be written without a value`)
      else if (instead !== undefined) xml += open + instead + close
    }
    return xml
  }
}
