import { documents } from '@openceb/documents'
import type { Definition, DocumentValue } from '@openceb/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMessage, writeMessage, type Subscriber } from './index.ts'
import { arbitraryDocument, fullSample, sampleSubscriber, sampleTransfer, smallSample } from './testing/index.ts'

const guid = '4F2C9A10-0000-4000-8000-0000000000A1'

const sent = (definition: Definition, values: readonly DocumentValue[], subscribers: readonly Subscriber[] = []) =>
  readMessage(Buffer.from(writeMessage({ definition, guid, documents: values, transfer: sampleTransfer, subscribers })))

const valuesOf = (reading: ReturnType<typeof readMessage>) =>
  reading.kind === 'message' ? reading.documents.map(({ value, issues }) => ({ value, issues })) : reading

test.each(documents)('$key: the largest document survives the trip to XML and back', (definition) => {
  const value = fullSample(definition, undefined, 100)
  expect(valuesOf(sent(definition, [value]))).toEqual([{ value, issues: [] }])
})

test.each(documents)('$key: the smallest document survives the trip to XML and back', (definition) => {
  const value = smallSample(definition)
  expect(valuesOf(sent(definition, [value]))).toEqual([{ value, issues: [] }])
})

test.each(documents)('$key: any documents that the schema takes survive the trip to XML and back', (definition) => {
  fc.assert(
    fc.property(fc.array(arbitraryDocument(definition), { minLength: 1, maxLength: 3 }), (values) => {
      expect(valuesOf(sent(definition, values))).toEqual(values.map((value) => ({ value, issues: [] })))
    }),
    { numRuns: 40 },
  )
})

test.each(documents)('$key: a message tells who sent it, who gets copies and what it is', (definition) => {
  const subscribers = Array.from({ length: 5 }, () => sampleSubscriber)
  expect(sent(definition, [smallSample(definition)], subscribers)).toMatchObject({
    kind: 'message',
    type: `CEB${definition.message.code}Message`,
    code: definition.message.code,
    guid,
    version: '1.0',
    transfer: sampleTransfer,
    subscribers,
    signature: 'absent',
  })
})

test.each(documents)('$key: the same values give the same bytes', (definition) => {
  const write = () => writeMessage({ definition, guid, documents: [fullSample(definition)], transfer: sampleTransfer })
  expect(write()).toBe(write())
})
