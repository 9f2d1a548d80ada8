/** A stored value as people read it: one view per field kind. */
import type { Field, FieldKind } from '@openceb/kernel'
import type { ReactNode } from 'react'
import type { Value } from '../api/documents.ts'
import { CodeText } from '../codes/code-text.tsx'
import { shownTime } from './shown-time.ts'

type Shown = (text: string, field: Field) => ReactNode

const plain: Shown = (text) => text
const time: Shown = (text) => shownTime(text)

const shownBy: Readonly<Record<FieldKind, Shown>> = {
  text: plain,
  enterprise: plain,
  integer: plain,
  decimal: plain,
  code: (text, field) => <CodeText list={field.list ?? ''} code={text} />,
  datetime: time,
  timestamp: time,
  date: time,
}

export const textOf = (value: Value): string => (value === null || value === undefined ? '' : String(value))

export const ShownValue = ({ field, name, value }: { field: Field; name: string; value: Value }) => {
  const text = textOf(value)
  return <>{name === 'intakeTime' ? shownTime(text) : shownBy[field.kind](text, field)}</>
}

export const isNumeric = (field: Field): boolean => field.kind === 'decimal' || field.kind === 'integer'
