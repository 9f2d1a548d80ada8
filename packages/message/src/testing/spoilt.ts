/** The small message that tests spoil, and what they expect of the spoilt ones. */
import { documentOf } from '@openceb/documents'
import { expect } from 'vitest'
import { readMessage, writeMessage, type Reading, type Unreadable } from '../index.ts'
import { sampleTransfer, smallSample } from './samples.ts'

export const definition = documentOf('inventory')
export const guid = '4F2C9A10-0000-4000-8000-0000000000A1'
export const small = smallSample(definition)

/** The small message: declaration, root, document, head, line, end of document, transfer, end of root, a line of text each. */
export const good = writeMessage({ definition, guid, documents: [small], transfer: sampleTransfer })
/** What a fault says or where it is, told loosely. */
export const saying = (what: string | RegExp): unknown => expect.stringMatching(what)
export const aNumber: unknown = expect.any(Number)

export const read = (xml: string | Uint8Array): Reading => readMessage(Buffer.from(xml))

/** The reading of what has to be refused; every fault says that it is one of the schema, in two languages. */
export const refused = (xml: string | Uint8Array): Unreadable => {
  const reading = read(xml)
  if (reading.kind !== 'unreadable') throw new Error(`it is ${reading.kind}`)
  for (const issue of reading.issues) {
    expect(issue).toMatchObject({ code: '-999999', rule: 'V-GEN-01', message: saying(/^报文不符合格式规范：/) })
    expect(issue.messageEn).toMatch(/^The message does not fit its schema: /)
  }
  return reading
}

export const element = (name: string): RegExp => new RegExp(`<ceb:${name}>[^]*?</ceb:${name}>\\n?`)

export const signature = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'
export const extension = '<ceb:ExtendMessage><ceb:name>a</ceb:name><ceb:version>1</ceb:version><ceb:Message/></ceb:ExtendMessage>'
export const beforeEnd = (xml: string): string => good.replace('</ceb:CEB603Message>', `${xml}</ceb:CEB603Message>`)
