/** What the form itself can tell is wrong before the server is asked: limits of fields, rules, and what is missing when declaring. */
import { type Definition, type Field, type Fields, readValue } from '@openceb/kernel'
import { dictionary } from '../words/dictionary.ts'
import { type Draft, type Faults, type Sentence, type Texts, withFault } from './draft.ts'
import { faultsTold, type Told, tellHead, tellLine } from './told-rules.ts'

const missing: Sentence = { message: dictionary.missing[0], messageEn: dictionary.missing[1] }
const noLines: Sentence = { message: dictionary.linesMissing[0], messageEn: dictionary.linesMissing[1] }

/** The limits of the field; nothing is wrong with an empty one. */
const limitFault = (field: Field | undefined, text: string | undefined): Sentence | undefined => {
  if (!text || !field) return undefined
  const reading = readValue(field, text)
  return 'fault' in reading ? reading.fault : undefined
}

const limitFaults = (fields: Fields, texts: Texts, part: string): Faults =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const fault = field.auto ? undefined : limitFault(field, texts[name])
      return fault ? [[`${part}.${name}`, fault]] : []
    }),
  )

const missingFaults = (fields: Fields, texts: Texts, part: string): Faults =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.required === true && !field.auto && !(texts[name] ?? '').trim() ? [[`${part}.${name}`, missing]] : [],
    ),
  )

const merged = (all: readonly Faults[]): Faults => Object.fromEntries(all.flatMap((faults) => Object.entries(faults)))

/** Rules that looked at the field just left: what they find is shown, and what they no longer find is taken away. */
const retold = (draft: Draft, told: readonly Told[], name: string): Draft =>
  told
    .filter(({ asked, known }) => known && asked.has(name))
    .toSorted((a, b) => Number(Boolean(a.fault)) - Number(Boolean(b.fault)))
    .reduce((left, { path, fault }) => withFault(left, path, fault), draft)

export const headLeft =
  (definition: Definition, name: string) =>
  (draft: Draft): Draft => {
    const limit = limitFault(definition.head[name], draft.head[name])
    return limit ? withFault(draft, `head.${name}`, limit) : retold(draft, tellHead(definition, draft.head), name)
  }

export const lineLeft =
  (definition: Definition, name: string) =>
  (draft: Draft): Draft => {
    const limit = limitFault(definition.lines[name], draft.line[name])
    if (limit) return withFault(draft, `line.${name}`, limit)
    return retold(draft, tellLine(definition, draft.line, (draft.at ?? draft.lines.length) + 1), name)
  }

/** Faults of the line form; a line goes into the grid only whole. */
export const lineFaults = (definition: Definition, line: Texts): Faults => ({
  ...missingFaults(definition.lines, line, 'line'),
  ...limitFaults(definition.lines, line, 'line'),
})

/** A draft may be incomplete, but what is there has to fit its field. */
export const saveFaults = (definition: Definition, draft: Draft): Faults => ({
  ...limitFaults(definition.head, draft.head, 'head'),
  ...merged(draft.lines.map((line, at) => limitFaults(definition.lines, line, `lines[${at}]`))),
})

const toldLines = (definition: Definition, lines: readonly Texts[]): Faults =>
  merged(
    lines.map((line, at) =>
      Object.fromEntries(
        Object.entries(faultsTold(tellLine(definition, line, at + 1))).map(([path, fault]) => [path.replace('line.', `lines[${at}].`), fault]),
      ),
    ),
  )

/** What the rules say of a draft as far as the form can tell: shown after saving, in the way of declaring. */
export const toldFaults = (definition: Definition, draft: Draft): Faults => ({
  ...faultsTold(tellHead(definition, draft.head)),
  ...toldLines(definition, draft.lines),
})

export const declareFaults = (definition: Definition, draft: Draft): Faults => {
  const [least] = definition.message.lines
  return {
    ...missingFaults(definition.head, draft.head, 'head'),
    ...merged(draft.lines.map((line, at) => missingFaults(definition.lines, line, `lines[${at}]`))),
    ...(draft.lines.length < least ? { lines: noLines } : {}),
    ...toldFaults(definition, draft),
    ...saveFaults(definition, draft),
  }
}
