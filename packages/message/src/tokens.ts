/** The one road from text to elements: saxes, with everything refused that a message of the exchange never needs. */
import { SaxesParser } from 'saxes'
import { schemaFault, wholeMessage, type Position, type Sentence } from './fault.ts'
import { followNames, type Tag } from './names.ts'
import { refusals, syntaxSentence } from './syntax.ts'
import { depthLimit } from './wire.ts'
import type { Issue } from '@openceb/kernel'

export interface Listener {
  open(tag: Tag): void
  text(text: string): void
  close(): void
}

/** Where the reading stands: behind the token that was reported last. */
export interface Cursor {
  readonly line: number
  /** From 0. */
  readonly column: number
  /** Index into the text. */
  readonly position: number
}

export const positionOf = ({ line, column }: Pick<Cursor, 'line' | 'column'>): Position => ({ line, column: column + 1 })

/** Thrown by a listener that has seen enough. */
export class Enough extends Error {}

class Refusal extends Error {
  readonly sentence: Sentence
  constructor(sentence: Sentence) {
    super(sentence.messageEn)
    this.sentence = sentence
  }
}

const refuse = (sentence: Sentence): never => {
  throw new Refusal(sentence)
}

const saxesOptions = { xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' } as const

/**
 * saxes keeps its handlers under computed names. After a few of them the engine makes a dictionary of the parser and every
 * step five times slower; named here first, they stay fields.
 */
const newParser = (): SaxesParser<typeof saxesOptions> => {
  const parser = new SaxesParser(saxesOptions)
  const fields = parser as unknown as Record<`${string}Handler`, undefined>
  fields.errorHandler = undefined
  fields.doctypeHandler = undefined
  fields.piHandler = undefined
  fields.xmldeclHandler = undefined
  fields.attributeHandler = undefined
  fields.openTagHandler = undefined
  fields.textHandler = undefined
  fields.cdataHandler = undefined
  fields.closeTagHandler = undefined
  return parser
}

/** Reads the whole text and reports its elements; the answer is why it stopped, if it did. */
export const tokenise = (text: string, listen: (cursor: Cursor) => Listener): Issue | undefined => {
  const parser = newParser()
  const listener = listen(parser)
  let depth = 0
  let attributed = false
  const names = followNames((complaint) => refuse(syntaxSentence(complaint)))
  parser.on('error', (error) => refuse(syntaxSentence(error.message.replace(/^\d+:\d+: /, ''))))
  parser.on('doctype', () => refuse(refusals.doctype))
  parser.on('processinginstruction', () => refuse(refusals.instruction))
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') refuse(refusals.version)
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) refuse(refusals.encoding)
  })
  parser.on('attribute', () => {
    attributed = true
  })
  parser.on('opentag', (tag) => {
    if (++depth > depthLimit) refuse(refusals.depth)
    listener.open(names.open(tag.name, attributed ? tag.attributes : undefined, depth))
    attributed = false
  })
  parser.on('text', (part) => listener.text(part))
  parser.on('cdata', (part) => listener.text(part))
  parser.on('closetag', () => {
    listener.close()
    names.close(depth--)
  })
  try {
    parser.write(text).close()
    return undefined
  } catch (stopped) {
    if (stopped instanceof Enough) return undefined
    if (stopped instanceof Refusal) return schemaFault(wholeMessage, stopped.sentence, positionOf(parser))
    throw stopped
  }
}
