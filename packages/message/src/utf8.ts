/** Bytes to text: UTF-8 and nothing else, with or without a byte order mark. */
import { isUtf8 } from 'node:buffer'
import { schemaFault, wholeMessage, type Position } from './fault.ts'
import { refusals } from './syntax.ts'
import type { Issue } from '@openceb/kernel'
import type { Span } from './walk.ts'

const mark = [0xef, 0xbb, 0xbf]

/** Bytes before the text: the length of the byte order mark. */
const markLength = (bytes: Uint8Array): number => (mark.every((byte, index) => bytes[index] === byte) ? mark.length : 0)

/** Where the bytes first differ from what a lenient reader makes of them. */
const firstFault = (bytes: Uint8Array): Position => {
  const lenient = Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf8')
  let at = 0
  while (bytes[at] === lenient[at]) at++
  const before = lenient.toString('utf8', markLength(bytes), at)
  const lastRow = before.slice(before.lastIndexOf('\n') + 1)
  return { line: before.split('\n').length, column: lastRow.length + 1 }
}

export const textOf = (bytes: Uint8Array): { readonly text: string } | { readonly fault: Issue } => {
  if (!isUtf8(bytes)) return { fault: schemaFault(wholeMessage, refusals.encoding, firstFault(bytes)) }
  return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', markLength(bytes)) }
}

/** Indexes into the text as indexes into the bytes it was read from. */
export const byteSpan = (bytes: Uint8Array, text: string, { from, to }: Span): Span => {
  const start = markLength(bytes) + Buffer.byteLength(text.slice(0, from))
  return { from: start, to: start + Buffer.byteLength(text.slice(from, to)) }
}
