/** Walks a text along the shape of its root and collects the value and every fault. */
import type { Issue } from '@openceb/kernel'
import { schemaFault, sentences, type Place, type Position, type Sentence } from './fault.ts'
import { closeFrame, openFrame, place, placeOf, repeatedAround, type Frame, type Value } from './frame.ts'
import type { LeafReading } from './leaf.ts'
import type { Shape } from './shape.ts'
import { Enough, positionOf, tokenise, type Cursor, type Listener } from './tokens.ts'
import type { Tag } from './names.ts'
import { faultLimit, instanceNamespace, xmlNamespace } from './wire.ts'

export interface Walk {
  readonly root?: Shape
  /** Attributes and content of the root; incomplete when there are faults. */
  readonly value: Value
  readonly faults: readonly Issue[]
  /** Values that the schema lets pass and the field does not, by the number of the document they stand in. */
  readonly doubts: ReadonlyMap<number, readonly Doubt[]>
  /** Where the elements that are not read stand in the text, by key. */
  readonly spans: Readonly<Record<string, Span>>
}

interface Doubt extends Sentence, Position {
  readonly place: Place
  readonly value: string
}

/** Indexes into the text: from `<` to behind `>`. */
export interface Span {
  readonly from: number
  readonly to: number
}

const strange = /[^ \t\r\n]+/

const fits = (shape: Shape, tag: Tag): boolean => shape.name === tag.local && shape.namespace === tag.uri

export const walk = (text: string, rootOf: (tag: Tag) => Shape | Sentence): Walk => {
  const faults: Issue[] = []
  const doubts = new Map<number, Doubt[]>()
  const spans: Record<string, Span> = {}
  let root: Frame | undefined

  const listen = (cursor: Cursor): Listener => {
    let frame: Frame | undefined
    let leaf: Shape | undefined
    let words = ''
    let leafLine = 0
    let leafColumn = 0
    /** Open elements that are not read. */
    let skipped = 0
    let unread: { key: string; from: number } | undefined

    const fault = (place: Place, sentence: Sentence, at: Position = positionOf(cursor)): void => {
      faults.push(schemaFault(place, sentence, at))
      if (faults.length >= faultLimit) throw new Enough()
    }

    const keep = (holder: Frame, shape: Shape, record: Value, reading: LeafReading, line: number, column: number): void => {
      if (reading === undefined) return
      if (typeof reading !== 'object') return place(record, shape, reading)
      const at = positionOf({ line, column })
      const around = reading.value === undefined ? undefined : repeatedAround(holder)
      if (!around || reading.value === undefined) return fault(placeOf(holder, shape, holder.number), reading, at)
      record[shape.key] = reading.value
      const doubt = { ...reading, ...at, value: reading.value, place: placeOf(holder, shape, holder.number, around) }
      const known = doubts.get(around.index)
      if (!known) doubts.set(around.index, [doubt])
      else if (known.length < faultLimit) known.push(doubt)
    }

    const refuseStrangeAttributes = (tag: Tag, shape: Shape, holder: Frame | undefined): void => {
      for (const { name, local, uri } of tag.attributes) {
        if (uri === instanceNamespace && (!holder || local.endsWith('chemaLocation'))) continue
        if (uri === xmlNamespace && !holder) continue
        if (uri !== '' || !shape.attributes.some((known) => known.name === name))
          fault(placeOf(holder, holder && shape, holder?.number), sentences.strangeAttribute(name))
      }
    }

    const readAttributes = (tag: Tag, holder: Frame): void => {
      for (const attribute of holder.shape.attributes) {
        const found = tag.attributes.find(({ name }) => name === attribute.name)
        if (found && attribute.read) keep(holder, attribute, holder.value, attribute.read(found.value), cursor.line, cursor.column)
        else if (attribute.min > 0) fault(placeOf(holder), sentences.missingAttribute(attribute.name))
      }
    }

    const missing = (holder: Frame, to: number): void => {
      for (let i = holder.at; i < to; i++) {
        const child = holder.children[i]
        const seen = i === holder.at ? holder.seen : 0
        if (child && seen < child.min) fault(placeOf(holder, child, seen), sentences.missing)
      }
    }

    /** The child that a tag is, moving the holder behind it; undefined when it may not stand there. */
    const childOf = (holder: Frame, tag: Tag): Shape | undefined => {
      const { children } = holder
      const expected = children[holder.at]
      if (expected === undefined || !fits(expected, tag)) {
        let found = holder.at + 1
        while (found < children.length && !fits(children[found] as Shape, tag)) found++
        if (found >= children.length) return refused(holder, tag)
        missing(holder, found)
        holder.at = found
        holder.seen = 0
      }
      const child = children[holder.at] as Shape
      holder.number = holder.seen
      if (child.max === 1) {
        holder.at++
        return child
      }
      if (++holder.seen <= child.max) return child
      if (holder.seen === child.max + 1) fault(placeOf(holder, child, child.max), sentences.tooMany(child.name, child.max))
      return undefined
    }

    const refused = (holder: Frame, tag: Tag): undefined => {
      const earlier = holder.children.findIndex((child) => fits(child, tag))
      const known = holder.children[earlier]
      if (!known) fault(placeOf(holder), sentences.unknown(tag.name))
      else fault(placeOf(holder, known), earlier === holder.at - 1 || known.key in holder.record ? sentences.repeated : sentences.misplaced)
    }

    const open = (tag: Tag): void => {
      if (skipped > 0) {
        skipped++
        return
      }
      if (leaf) {
        fault(placeOf(frame, leaf), sentences.elementInText(tag.name))
        skipped = 1
        return
      }
      let shape: Shape | undefined
      if (frame) shape = childOf(frame, tag)
      else {
        const known = rootOf(tag)
        if ('message' in known) {
          fault(placeOf(undefined), known)
          throw new Enough()
        }
        shape = known
      }
      if (!shape) {
        skipped = 1
        return
      }
      const holder = frame
      if (shape.read) {
        leaf = shape
        words = ''
        leafLine = cursor.line
        leafColumn = cursor.column
      } else if (shape.children) {
        frame = openFrame(shape, holder, holder ? holder.number : 0)
        root ??= frame
        if (shape.attributes.length > 0) readAttributes(tag, frame)
      } else {
        skipped = 1
        unread = { key: shape.key, from: text.lastIndexOf('<', cursor.position - 1) }
      }
      if (tag.attributes.length > 0) refuseStrangeAttributes(tag, shape, holder)
    }

    const close = (): void => {
      if (skipped > 0) {
        if (--skipped === 0 && unread) {
          spans[unread.key] = { from: unread.from, to: cursor.position }
          unread = undefined
        }
        return
      }
      if (!frame) return
      if (leaf?.read) {
        keep(frame, leaf, frame.record, leaf.read(words), leafLine, leafColumn)
        leaf = undefined
        return
      }
      missing(frame, frame.children.length)
      const { parent, shape } = frame
      const closed = closeFrame(frame)
      if (parent) place(parent.record, shape, closed)
      frame = parent
    }

    const texts = (part: string): void => {
      if (leaf) {
        if (skipped === 0) words = words === '' ? part : words + part
        return
      }
      if (skipped > 0 || !frame) return
      const found = strange.exec(part)
      if (found) fault(placeOf(frame), sentences.strangeText(found[0]))
    }

    return { open, text: texts, close }
  }

  const broken = tokenise(text, listen)
  return {
    ...(root ? { root: root.shape } : {}),
    value: root?.value ?? {},
    faults: broken ? [...faults, broken] : faults,
    doubts,
    spans,
  }
}
