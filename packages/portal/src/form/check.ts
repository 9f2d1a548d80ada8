/** What the form itself can tell is wrong before the server is asked: limits of fields, and what is missing when declaring. */
import { compareDecimals, type Definition, type Field, type Fields, readValue } from '@openceb/kernel'
import { dictionary } from '../words/dictionary.ts'
import type { Draft, Faults, Sentence, Texts } from './draft.ts'

const missing: Sentence = { message: dictionary.missing[0], messageEn: dictionary.missing[1] }

/** The limits of the field; nothing is wrong with an empty one. */
export const fieldFault = (field: Field, text: string | undefined): Sentence | undefined => {
  if (!text) return undefined
  const reading = readValue(field, text)
  return 'fault' in reading ? reading.fault : undefined
}

/** Weights are compared as soon as both are there. */
const weightFault = (head: Texts): Faults => {
  const { grossWeight, netWeight } = head
  const readable = [grossWeight, netWeight].every((text) => text && /^\d+(\.\d+)?$/.test(text))
  return readable && compareDecimals(netWeight ?? '', grossWeight ?? '') > 0
    ? { 'head.netWeight': { message: '净重不能大于毛重', messageEn: 'may not be more than the gross weight' } }
    : {}
}

const limitFaults = (fields: Fields, texts: Texts, part: string): Faults =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const fault = fieldFault(field, texts[name])
      return fault ? [[`${part}.${name}`, fault]] : []
    }),
  )

const missingFaults = (fields: Fields, texts: Texts, part: string): Faults =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.required === true && !field.auto && !(texts[name] ?? '').trim() ? [[`${part}.${name}`, missing]] : [],
    ),
  )

export const headFaults = (definition: Definition, head: Texts): Faults => ({
  ...limitFaults(definition.head, head, 'head'),
  ...(definition.head.netWeight ? weightFault(head) : {}),
})

/** Faults of the line form; a line goes into the grid only whole. */
export const lineFaults = (definition: Definition, line: Texts): Faults => ({
  ...missingFaults(definition.lines, line, 'line'),
  ...limitFaults(definition.lines, line, 'line'),
})

/** A draft may be incomplete, but what is there has to fit its field. */
export const saveFaults = (definition: Definition, draft: Draft): Faults => ({
  ...headFaults(definition, draft.head),
  ...Object.assign({}, ...draft.lines.map((line, at) => limitFaults(definition.lines, line, `lines[${at}]`))),
})

export const declareFaults = (definition: Definition, draft: Draft): Faults => {
  const [least] = definition.message.lines
  return {
    ...missingFaults(definition.head, draft.head, 'head'),
    ...Object.assign({}, ...draft.lines.map((line, at) => missingFaults(definition.lines, line, `lines[${at}]`))),
    ...(draft.lines.length < least ? { lines: { message: '表体为空，无法完成申报操作', messageEn: 'There are no lines, so nothing can be declared' } } : {}),
    ...saveFaults(definition, draft),
  }
}
