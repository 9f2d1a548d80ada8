/** Where a walk stands: one frame for each open element that holds others, and the place in words of each. */
import { wholeMessage, type Place } from './fault.ts'
import type { Shape } from './shape.ts'

export type Value = Record<string, unknown>

/** A text of the value; blank when there is none. */
export const word = (value: Value, name: string): string => {
  const text = value[name]
  return typeof text === 'string' ? text : ''
}

export interface Frame {
  readonly shape: Shape
  readonly children: readonly Shape[]
  readonly parent: Frame | undefined
  readonly value: Value
  /** What the children go into. */
  readonly record: Value
  /** The number of this occurrence. */
  readonly index: number
  /** The child expected next, and how often it was seen. */
  at: number
  seen: number
  /** The number of the child that was opened last, among its like. */
  number: number
}

export const openFrame = (shape: Shape, parent: Frame | undefined, index: number): Frame => {
  const value: Value = {}
  const record: Value = {}
  if (shape.into !== undefined) value[shape.into] = record
  return { shape, children: shape.children ?? [], parent, value, record: shape.into === undefined ? value : record, index, at: 0, seen: 0, number: 0 }
}

/** Puts the value of an occurrence where its holder keeps it. */
export const place = (into: Value, { key, max }: Shape, value: unknown): void => {
  if (max === 1) {
    into[key] = value
    return
  }
  const list = into[key]
  if (Array.isArray(list)) list.push(value)
  else into[key] = [value]
}

/** The whole value, lists that nothing went into among it. */
export const closeFrame = ({ shape, value }: Frame): Value => {
  for (const key of shape.lists) value[key] ??= []
  return value
}

const step = ({ key, max }: Shape, index: number): string => (max > 1 ? `${key}[${index}]` : key)

const numbered = (label: string, index: number): string => label.replace('{n}', String(index + 1))

/** The place of a frame or of one of its children, told from the root or from within a frame. */
export const placeOf = (frame: Frame | undefined, child?: Shape, index = 0, within?: Frame): Place => {
  const rows: Place[] = []
  if (child) {
    const part = frame?.shape.into === undefined ? '' : `${frame.shape.into}.`
    rows.push({ path: part + step(child, index), label: numbered(child.label, index), labelEn: numbered(child.labelEn, index) })
  }
  for (let at = frame; at?.parent && at !== within; at = at.parent)
    rows.unshift({ path: step(at.shape, at.index), label: numbered(at.shape.label, at.index), labelEn: numbered(at.shape.labelEn, at.index) })
  if (rows.length === 0) return wholeMessage
  return {
    path: rows.map(({ path }) => path).join('.'),
    label: rows.map(({ label }) => label).join(''),
    labelEn: rows.map(({ labelEn }) => labelEn).join(', '),
  }
}

/** The outermost repeated element that a frame stands in. */
export const repeatedAround = (frame: Frame): Frame | undefined => {
  let found: Frame | undefined
  for (let at: Frame | undefined = frame; at; at = at.parent) if (at.shape.max > 1) found = at
  return found
}
