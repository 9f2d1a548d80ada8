import { documents } from '@openceb/documents'
import type { Definition, Issue } from '@openceb/kernel'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { readMessage, writeMessage, writeReceipts, writeTechnicalReceipt, type Receipt } from './index.ts'
import {
  arbitraryDocument,
  fullSample,
  messageSchema,
  receiptSchema,
  sampleOf,
  sampleSubscriber,
  sampleTransfer,
  smallSample,
  steadyRandom,
  technicalSchema,
} from './testing/index.ts'
import { receiptFields } from './shape.ts'

/** What libxml2 says to an XML: nothing when it fits. */
const judge = (schema: string) => {
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(schema))
  return (xml: string): string | undefined => {
    const document = XmlDocument.fromString(xml)
    try {
      validator.validate(document)
      return undefined
    } catch (fault) {
      return String(fault)
    } finally {
      document.dispose()
    }
  }
}

const guid = '4F2C9A10-0000-4000-8000-0000000000A1'

const written = (definition: Definition, values: Parameters<typeof writeMessage>[0]['documents']): string =>
  writeMessage({ definition, guid, documents: values, transfer: { ...sampleTransfer, note: '备注' }, subscribers: [sampleSubscriber] })

const faultsOf = (xml: string): readonly Issue[] => {
  const reading = readMessage(Buffer.from(xml))
  return reading.kind === 'unreadable' ? reading.issues : []
}

const aNumber: unknown = expect.any(Number)

interface Placed {
  readonly name: string
  readonly path: string
  /** The element that holds the field. */
  readonly within: string
}

const cut = (xml: string, { name, within }: Placed, instead: (element: string) => string): string => {
  const from = xml.indexOf(`<ceb:${within}>`)
  return xml.slice(0, from) + xml.slice(from).replace(new RegExp(`<ceb:${name}>[^<]*</ceb:${name}>`), instead)
}

describe.each(documents)('$key', (definition) => {
  const judged = judge(messageSchema(definition))

  test('what is written fits the schema in the eyes of another validator', () => {
    expect(judged(written(definition, [fullSample(definition, undefined, 100), smallSample(definition)]))).toBeUndefined()
    fc.assert(
      fc.property(fc.array(arbitraryDocument(definition), { minLength: 1, maxLength: 3 }), (values) => {
        expect(judged(written(definition, values))).toBeUndefined()
      }),
      { numRuns: 25 },
    )
  })

  const xml = written(definition, [fullSample(definition, undefined, 1)])
  const fields = [
    ...Object.entries(definition.head).map(([name, field]) => ({
      name,
      field,
      path: `documents[0].head.${name}`,
      within: definition.message.head ?? definition.message.entity,
    })),
    ...Object.entries(definition.lines).map(([name, field]) => ({
      name,
      field,
      path: `documents[0].lines[0].${name}`,
      within: definition.message.line ?? '',
    })),
  ]

  test.each(fields.filter(({ field }) => field.required === true))('a message without the required $path is refused at its place', (placed) => {
    const { path } = placed
    const broken = cut(xml, placed, () => '')
    expect(judged(broken)).toBeDefined()
    expect(faultsOf(broken)).toMatchObject([{ code: '-999999', rule: 'V-GEN-01', path, line: aNumber, column: aNumber }])
  })

  test.each(fields.filter(({ field }) => field.required !== true))('a message without $path is taken', (placed) => {
    const shorter = cut(xml, placed, () => '')
    expect([judged(shorter), faultsOf(shorter)]).toEqual([undefined, []])
  })

  test.each(fields)('a message whose $path is too long is refused at its place', (placed) => {
    const { path } = placed
    const broken = cut(xml, placed, (element) => element.replace('</', '99</'))
    expect(judged(broken)).toBeDefined()
    expect(faultsOf(broken)).toMatchObject([{ code: '-999999', rule: 'V-GEN-01', path }])
  })

  test.each(fields)('both validators say the same to a blank $path', (placed) => {
    const { path } = placed
    const blank = cut(xml, placed, () => `<ceb:${placed.name}></ceb:${placed.name}>`)
    expect(faultsOf(blank).map((issue) => issue.path)).toEqual(judged(blank) === undefined ? [] : [path])
  })

  test.each(fields)('a second $path is refused', (placed) => {
    const { path } = placed
    const broken = cut(xml, placed, (element) => element + element)
    expect(judged(broken)).toBeDefined()
    expect(faultsOf(broken)).toMatchObject([{ path }])
  })

  const receipt: Receipt = {
    guid,
    identity: Object.fromEntries(Object.entries(receiptFields(definition)).map(([name, field]) => [name, sampleOf(field, 'full', steadyRandom())])),
    returnStatus: '-303006',
    returnTime: '20260301101010123',
    returnInfo: '很长的说明'.repeat(300),
  }

  test('its receipts fit their schema, with every number and with as few as may be', () => {
    const judgedReceipt = judge(receiptSchema(definition))
    const bare = Object.entries(receiptFields(definition)).filter(([, field]) => field.min === field.max || field.kind === 'integer')
    const least: Receipt = { ...receipt, identity: Object.fromEntries(bare.map(([name]) => [name, receipt.identity[name]])), returnInfo: '' }
    expect(judgedReceipt(writeReceipts({ definition, guid, receipts: Array.from({ length: 100 }, () => receipt) }))).toBeUndefined()
    expect(judgedReceipt(writeReceipts({ definition, guid, receipts: [least] }))).toBeUndefined()
  })
})

test('the technical receipt fits its schema whatever it returns', () => {
  const judged = judge(technicalSchema())
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string(), { maxLength: 200 }), (original, messages) => {
      const issues = messages.map((message) => ({ message: message.repeat(20) }))
      const xml = writeTechnicalReceipt({
        guid,
        receiptGuid: guid,
        returnTime: '20260301101010123',
        issues,
        oriMessageType: 'CEB603Message',
        original: Buffer.from(original),
      })
      expect(judged(xml)).toBeUndefined()
    }),
  )
})
