/** The one road from text to elements: saxes, with everything refused that a message of the exchange never needs. */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { schemaFault, wholeMessage, type Position, type Sentence } from './fault.ts'
import { refusals, syntaxSentence } from './syntax.ts'
import { depthLimit } from './wire.ts'
import type { Issue } from '@openceb/kernel'

export type Tag = SaxesTagNS

export interface Listener {
  /** `attributed`: the tag carries attributes, namespace declarations among them. */
  open(tag: Tag, attributed: boolean): void
  text(text: string): void
  close(): void
}

export interface Cursor extends Position {
  /** Index into the text, behind the token that was reported last. */
  readonly index: number
}

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

/** Reads the whole text and reports its elements; the answer is why it stopped, if it did. */
export const tokenise = (text: string, listen: (cursor: () => Cursor) => Listener): Issue | undefined => {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' })
  const cursor = (): Cursor => ({ line: parser.line, column: parser.column + 1, index: parser.position })
  const listener = listen(cursor)
  let depth = 0
  let attributed = false
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
    listener.open(tag, attributed)
    attributed = false
  })
  parser.on('text', (part) => listener.text(part))
  parser.on('cdata', (part) => listener.text(part))
  parser.on('closetag', () => {
    depth--
    listener.close()
  })
  try {
    parser.write(text).close()
    return undefined
  } catch (stopped) {
    if (stopped instanceof Enough) return undefined
    if (stopped instanceof Refusal) return schemaFault(wholeMessage, stopped.sentence, cursor())
    throw stopped
  }
}
