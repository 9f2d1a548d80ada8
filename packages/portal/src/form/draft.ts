/** A document while it is being typed: all of it text, changed only by these functions, so that a tab can keep it. */
import type { Definition, Fields } from '@openceb/kernel'
import type { StoredDocument, Value } from '../api/documents.ts'
import { textOf } from '../field/shown-value.tsx'

export type Texts = Readonly<Record<string, string>>

export interface Sentence {
  readonly message: string
  readonly messageEn: string
}

/** By path: `head.netWeight`, `line.qty` for the line form, `lines[2].qty` and `lines` for the grid. */
export type Faults = Readonly<Record<string, Sentence>>

export interface Draft {
  readonly head: Texts
  readonly lines: readonly Texts[]
  /** What stands in the line form. */
  readonly line: Texts
  /** The line that the form changes; null while it holds a new one. */
  readonly at: number | null
  readonly faults: Faults
  /** Saving or declaring was refused: everything that is wrong is listed, not only shown at its field. */
  readonly refused: boolean
  /** Differs from what is stored. */
  readonly edited: boolean
  readonly stored: Pick<StoredDocument, 'id' | 'version' | 'status' | 'intakeTime' | 'actions'> | null
}

const given = (fields: Fields): Texts =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { fixed, default: proposed }]) => ((fixed ?? proposed) ? [[name, fixed ?? proposed ?? '']] : [])),
  )

const texts = (values: Readonly<Record<string, Value>>): Texts =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (textOf(value) ? [[name, textOf(value)]] : [])))

export const emptyDraft = (definition: Definition): Draft => ({
  head: given(definition.head),
  lines: [],
  line: given(definition.lines),
  at: null,
  faults: {},
  refused: false,
  edited: false,
  stored: null,
})

export const draftOf = (definition: Definition, document: StoredDocument): Draft => ({
  ...emptyDraft(definition),
  head: { ...texts(document.stored), ...texts(document.head), returnStatus: document.status, intakeTime: document.intakeTime },
  lines: document.lines.map(texts),
  stored: document,
})

/** The very same faults where there is none: who looks at them need not look again. */
const withoutFault = (faults: Faults, path: string): Faults => {
  if (!Object.hasOwn(faults, path)) return faults
  const { [path]: _gone, ...rest } = faults
  return rest
}

export const withFault = (draft: Draft, path: string, fault: Sentence | undefined): Draft => ({
  ...draft,
  faults: fault ? { ...draft.faults, [path]: fault } : withoutFault(draft.faults, path),
})

const merged = (texts: Texts, more: Texts): Texts => Object.fromEntries(Object.entries({ ...texts, ...more }).filter(([, text]) => text !== ''))

const clearedOf = (faults: Faults, part: string, names: readonly string[]): Faults =>
  names.reduce((left, name) => withoutFault(left, `${part}.${name}`), faults)

export const refusedFor = (draft: Draft, faults: Faults): Draft => ({ ...draft, faults, refused: Object.keys(faults).length > 0 })

/** What changed by typing: `more` holds the field and whatever follows from it. */
export const typedHead = (draft: Draft, more: Texts): Draft => ({
  ...draft,
  head: merged(draft.head, more),
  faults: clearedOf(draft.faults, 'head', Object.keys(more)),
  edited: true,
})

export const typedLine = (draft: Draft, more: Texts): Draft => ({
  ...draft,
  line: merged(draft.line, more),
  faults: clearedOf(draft.faults, 'line', Object.keys(more)),
  edited: true,
})

const isLineFault = (path: string): boolean => path.startsWith('line.')

const withoutLineFaults = (faults: Faults): Faults => Object.fromEntries(Object.entries(faults).filter(([path]) => !isLineFault(path)))

/** Nothing but what every line begins with stands in the line form. */
export const lineIsBlank = (definition: Definition, { line }: Draft): boolean => {
  const blank = given(definition.lines)
  return Object.entries(line).every(([name, text]) => name === 'gnum' || text === blank[name])
}

/** Puts the line form into the grid and empties it. */
export const lineTaken = (definition: Definition, draft: Draft): Draft => {
  const at = draft.at ?? draft.lines.length
  const { lines: _whole, ...faults } = withoutLineFaults(draft.faults)
  return {
    ...draft,
    lines: [...draft.lines.slice(0, at), draft.line, ...draft.lines.slice(at + 1)],
    line: given(definition.lines),
    at: null,
    faults: Object.fromEntries(Object.entries(faults).filter(([path]) => !path.startsWith(`lines[${at}]`))),
    edited: true,
  }
}

/** Brings a line of the grid into the form, with what is wrong with it. */
export const lineOpened = (draft: Draft, at: number): Draft => ({
  ...draft,
  line: draft.lines[at] ?? {},
  at,
  faults: {
    ...withoutLineFaults(draft.faults),
    ...Object.fromEntries(
      Object.entries(draft.faults).flatMap(([path, fault]) =>
        path.startsWith(`lines[${at}].`) ? [[`line.${path.slice(path.indexOf('.') + 1)}`, fault]] : [],
      ),
    ),
  },
})

export const lineBegun = (definition: Definition, draft: Draft): Draft => ({
  ...draft,
  line: given(definition.lines),
  at: null,
  faults: withoutLineFaults(draft.faults),
})

/** Numbers of lines move up when one before them goes, so their faults are forgotten with it. */
export const linesRemoved = (definition: Definition, draft: Draft, gone: ReadonlySet<number>): Draft => ({
  ...lineBegun(definition, draft),
  lines: draft.lines.filter((_, index) => !gone.has(index)),
  faults: Object.fromEntries(Object.entries(draft.faults).filter(([path]) => path.startsWith('head.'))),
  edited: true,
})
