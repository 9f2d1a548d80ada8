/**
 * Rules of the document that the form can tell by itself. A rule that reads an empty field, the lines, or what only the
 * server knows (code lists, enterprises, the clock) is left to the server.
 */
import { rulesOf } from '@openceb/documents'
import { type Definition, type Fields, issueOf, readValue, type Verdict } from '@openceb/kernel'
import type { Faults, Sentence, Texts } from './draft.ts'

type AnyRule = ReturnType<typeof rulesOf>[number]

export interface Told {
  readonly path: string
  /** The fields that the rule looked at. */
  readonly asked: ReadonlySet<string>
  /** False when the form cannot tell. */
  readonly known: boolean
  readonly fault?: Sentence
}

class NotKnownHere extends Error {}

/** Throws when asked for what it does not hold, and notes what it was asked for. */
const witness = (held: object, asked: Set<string>): never =>
  new Proxy(held, {
    get(target, name) {
      asked.add(String(name))
      if (!Object.hasOwn(target, name)) throw new NotKnownHere()
      return Reflect.get(target, name) as unknown
    },
  }) as never

const readable = (fields: Fields, texts: Texts): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const reading = texts[name] ? readValue(field, texts[name]) : undefined
      return reading && 'value' in reading ? [[name, reading.value]] : []
    }),
  )

const nothing = (): never => witness({}, new Set())

const judge = (rule: AnyRule, values: never): Verdict => {
  try {
    if ('head' in rule) return rule.head(values, nothing(), nothing())
    return 'line' in rule ? rule.line(values, nothing(), nothing(), 0) : undefined
  } catch (thrown) {
    if (thrown instanceof NotKnownHere) return undefined
    throw thrown
  }
}

const tell = (definition: Definition, part: 'head' | 'line', fields: Fields, texts: Texts, n: number): Told[] => {
  const values = readable(fields, texts)
  return rulesOf(definition)
    .filter((rule) => part in rule && !rule.warning)
    .map((rule) => {
      const asked = new Set<string>()
      const verdict = judge(rule, witness(values, asked))
      const path = rule.at.replace(/^lines\./, 'line.')
      if (verdict === true || verdict === undefined) return { path, asked, known: verdict === true }
      return { path, asked, known: true, fault: issueOf(rule, definition.codes, path, { n, ...(verdict === false ? {} : verdict) }) }
    })
}

export const tellHead = (definition: Definition, head: Texts): Told[] => tell(definition, 'head', definition.head, head, 1)

/** `n` is the number of the line, for its sentences. */
export const tellLine = (definition: Definition, line: Texts, n: number): Told[] => tell(definition, 'line', definition.lines, line, n)

export const faultsTold = (told: readonly Told[]): Faults => Object.fromEntries(told.flatMap(({ path, fault }) => (fault ? [[path, fault]] : [])))
