/** What follows from the kind of a field: how its text is read, its column in the database, its JSON type. */
import type { Field, FieldKind } from './field.ts'
import { isWireTime } from './time.ts'

/** Why a text is no value of a field; the sentence belongs after the label. */
export interface Fault {
  readonly rule: 'length' | 'format' | 'precision' | 'time'
  readonly message: string
  readonly messageEn: string
}

export type Reading = { readonly value: string | number } | { readonly fault: Fault }

export interface Kind {
  /** Reads the text of an element or of an input; white space is folded where the schema folds it. */
  read(text: string, field: Field): Reading
  /** SQL type of the column of a field that some page filters, sorts or joins on. */
  readonly column: string
  readonly json: 'string' | 'integer'
}

/** Characters as the schema counts them: a character outside the basic plane is one, not two. */
const characters = (text: string): number => {
  let pairs = 0
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800) pairs++
  return text.length - pairs
}

const lengthFault = (text: string, { min = 0, max = Infinity }: Field): Fault | undefined => {
  if (text.length >= min && text.length <= max) return undefined
  const length = characters(text)
  if (length >= min && length <= max) return undefined
  return min === max
    ? { rule: 'length', message: `应为${max}位，实际为${length}位`, messageEn: `has to be ${max} characters long, not ${length}` }
    : length > max
      ? { rule: 'length', message: `最多${max}个字符，实际为${length}个`, messageEn: `takes at most ${max} characters, not ${length}` }
      : { rule: 'length', message: `至少${min}个字符`, messageEn: `takes at least ${min} characters` }
}

const readText = (text: string, field: Field): Reading => {
  const fault = lengthFault(text, field)
  return fault ? { fault } : { value: text }
}

const readTime = (text: string, field: Field): Reading => {
  const value = text.trim()
  if (value.length === field.max && isWireTime(value)) return { value }
  const form = 'yyyyMMddHHmmssSSS'.slice(0, field.max)
  return { fault: { rule: 'time', message: `应为真实时间，格式${form}`, messageEn: `has to be a real time in the form ${form}` } }
}

/** Digits without the zeros in front, and without those behind: only these count for the schema. */
const significant = (digits: string): number => {
  let from = 0
  while (digits.charCodeAt(from) === 48) from++
  return digits.length - from
}

const significantFromEnd = (digits: string): number => {
  let to = digits.length
  while (to && digits.charCodeAt(to - 1) === 48) to--
  return to
}

const readDecimal = (text: string, field: Field): Reading => {
  const value = text.trim()
  const match = /^[+-]?(\d*)(?:\.(\d*))?$/.exec(value)
  if (!match || !/\d/.test(value)) return { fault: { rule: 'format', message: '应为数字', messageEn: 'has to be a decimal number' } }
  const whole = significant(match[1] ?? '')
  const fraction = significantFromEnd(match[2] ?? '')
  if (fraction > (field.fraction ?? 0) || whole + fraction > (field.total ?? Infinity))
    return {
      fault: {
        rule: 'precision',
        message: `最多${field.total}位数字，其中小数最多${field.fraction}位`,
        messageEn: `takes at most ${field.total} digits, ${field.fraction} of them after the point`,
      },
    }
  return { value }
}

const readInteger = (text: string, field: Field): Reading => {
  const value = text.trim()
  if (!/^[+-]?\d+$/.test(value)) return { fault: { rule: 'format', message: '应为整数', messageEn: 'has to be a whole number' } }
  const number = Number(value)
  if (String(Math.abs(number)).length > (field.total ?? 15))
    return { fault: { rule: 'precision', message: `最多${field.total}位数字`, messageEn: `takes at most ${field.total} digits` } }
  return { value: number }
}

const textKind: Kind = { read: readText, column: 'text', json: 'string' }
const timeKind: Kind = { read: readTime, column: 'text', json: 'string' }

export const kinds: Readonly<Record<FieldKind, Kind>> = {
  text: textKind,
  code: textKind,
  enterprise: textKind,
  integer: { read: readInteger, column: 'integer', json: 'integer' },
  decimal: { read: readDecimal, column: 'numeric(19,5)', json: 'string' },
  datetime: timeKind,
  timestamp: timeKind,
  date: timeKind,
}

/** Reads one value of a field by its kind. */
export const readValue = (field: Field, text: string): Reading => kinds[field.kind].read(text, field)
