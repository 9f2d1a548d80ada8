import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { writeMessage } from './index.ts'
import { fullSample, messageSchema, sampleSubscriber, sampleTransfer } from './testing/index.ts'
import { aNumber, beforeEnd, definition, element, extension, good, guid, read, refused, saying, signature, small } from './testing/spoilt.ts'

const long = (documents: number, lines: number): string =>
  writeMessage({
    definition,
    guid,
    documents: Array.from({ length: documents }, () => ({ ...small, lines: Array.from({ length: lines }, () => small.lines[0] ?? {}) })),
    transfer: sampleTransfer,
  })

/** The last part of a group carries the closing tags of the group: only the element before them moves. */
const elementAndRest = (part: string): [string, string] => {
  const end = /^<ceb:(\w+)>[^<]*<\/ceb:\1>/.exec(part)?.[0].length ?? 0
  return [part.slice(0, end), part.slice(end)]
}

const judge = (() => {
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(messageSchema(definition)))
  return (xml: string): boolean => {
    const document = XmlDocument.fromString(xml)
    try {
      validator.validate(document)
      return true
    } catch {
      return false
    } finally {
      document.dispose()
    }
  }
})()

describe('what is a message of another kind', () => {
  test('a type that is not taken in is named in the answer', () => {
    expect(refused(good.replaceAll('CEB603', 'CEB311'))).toMatchObject({ type: 'CEB311Message', issues: [{ line: 2 }] })
  })

  test('another root is of an unknown type', () => {
    expect(refused('<a/>').type).toBe('Unknown')
  })

  test.each(['', 'http://www.chinaport.gov.cn/dxp', 'http://www.chinaport.gov.cn/CEB'])('the namespace "%s" is refused', (namespace) => {
    const { issues, type } = refused(`<CEB603Message xmlns="${namespace}"/>`)
    expect(issues[0]?.message).toContain('命名空间应为http://www.chinaport.gov.cn/ceb')
    expect(type).toBe('Unknown')
  })

  test('a refused message keeps its type and number when they can be read', () => {
    expect(refused(good.replace(element('appType'), ''))).toMatchObject({ type: 'CEB603Message', guid, definition })
  })

  test.each([
    ['without number', good.replace(/ guid="[^"]*"/, ''), 'guid'],
    ['with a short number', good.replace(/ guid="[^"]*"/, ' guid="1"'), 'guid'],
    ['without version', good.replace(' version="1.0" xmlns', ' xmlns'), 'version'],
  ])('a root %s is refused', (_what, xml, name) => {
    const { issues } = refused(xml)
    expect(issues).toHaveLength(1)
    expect(issues[0]?.message).toContain(name)
  })
})

describe('what does not fit its schema, in our eyes and those of another validator', () => {
  test.each([
    ['no document', good.replace(element('Inventory'), ''), 'documents[0]'],
    ['101 documents', long(101, 1), 'documents[100]'],
    ['a document without head', good.replace(element('InventoryHead'), ''), 'documents[0].head'],
    ['a document with two heads', good.replace(element('InventoryHead'), '$&$&'), 'documents[0].head'],
    ['a document without line', good.replace(element('InventoryList'), ''), 'documents[0].lines[0]'],
    ['101 lines', long(1, 101), 'documents[0].lines[100]'],
    ['no transfer', good.replace(element('BaseTransfer'), ''), 'transfer'],
    ['two transfers', good.replace(element('BaseTransfer'), '$&$&'), 'transfer'],
    [
      'six subscribers',
      writeMessage({
        definition,
        guid,
        documents: [small],
        transfer: sampleTransfer,
        subscribers: Array.from({ length: 6 }, () => sampleSubscriber),
      }),
      'subscribers[5]',
    ],
    ['two signatures', beforeEnd(signature + signature), 'signature'],
    ['a signature after the extension', beforeEnd(extension + signature), 'signature'],
    ['a signature inside a document', good.replace('</ceb:Inventory>', `${signature}</ceb:Inventory>`), 'documents[0]'],
    ['two extensions', beforeEnd(extension + extension), 'extension'],
    [
      'a second document after the transfer',
      good.replace('</ceb:CEB603Message>', `${element('Inventory').exec(good)?.[0]}</ceb:CEB603Message>`),
      'documents[0]',
    ],
    ['an unknown element', good.replace('<ceb:appType>', '<ceb:appKind>1</ceb:appKind><ceb:appType>'), 'documents[0].head'],
    ['a field in no namespace', good.replace(/ceb:note|ceb:appType/g, 'appType'), 'documents[0].head'],
    ['an attribute on a field', good.replace('<ceb:appType>', '<ceb:appType kind="1">'), 'documents[0].head.appType'],
    ['an attribute on the root', good.replace(' version="1.0" xmlns', ' version="1.0" sendTime="1" xmlns'), ''],
    ['an element inside a field', good.replace('<ceb:appType>', '<ceb:appType><ceb:b/>'), 'documents[0].head.appType'],
    ['text between the fields', good.replace('<ceb:appType>', 'x<ceb:appType>'), 'documents[0].head'],
    ['a number that is none', good.replace(/(<ceb:freight>)[^<]*/, '$11e3'), 'documents[0].head.freight'],
    ['too many digits after the point', good.replace(/(<ceb:freight>)[^<]*/, '$11.123456'), 'documents[0].head.freight'],
    ['a fraction of a whole number', good.replace(/(<ceb:packNo>)[^<]*/, '$11.0'), 'documents[0].head.packNo'],
    ['another value than the fixed one', good.replace(/(<ceb:fFlag>)[^<]*/, '$11'), 'documents[0].head.fFlag'],
  ])('%s', (_what, xml, path) => {
    expect(judge(xml)).toBe(false)
    const { issues } = refused(xml)
    expect(issues.map((issue) => issue.path)).toContain(path)
    for (const issue of issues) expect(issue).toMatchObject({ line: aNumber, column: aNumber })
  })

  test.each([
    ['100 documents', long(100, 1)],
    ['100 lines', long(1, 100)],
    ['a signature and an extension', beforeEnd(signature + extension)],
    [
      'a schema location on the root',
      good.replace(' xmlns:ceb', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xmlns:ceb'),
    ],
    ['digits padded with zeros', good.replace(/(<ceb:freight>)[^<]*/, '$1+0001.10000000')],
  ])('%s: taken by both', (_what, xml) => {
    expect([judge(xml), read(xml).kind]).toEqual([true, 'message'])
  })

  test('whatever is swapped, doubled or left out, both validators say the same', () => {
    const xml = writeMessage({
      definition,
      guid,
      documents: [fullSample(definition)],
      transfer: { ...sampleTransfer, note: 'x' },
      subscribers: [sampleSubscriber],
    })
    const parts = xml.split(/(?=<ceb:\w+>[^<]*<\/ceb:)/)
    const place = fc.integer({ min: 1, max: parts.length - 1 })
    fc.assert(
      fc.property(fc.constantFrom('swap', 'double', 'leave out'), place, place, (what, a, b) => {
        const changed = [...parts]
        const [one, afterOne] = elementAndRest(parts[a] ?? '')
        const [two, afterTwo] = elementAndRest(parts[b] ?? '')
        if (what === 'swap') changed[a] = two + afterOne
        if (what === 'swap') changed[b] = one + afterTwo
        if (what === 'double') changed[a] = one + one + afterOne
        if (what === 'leave out') changed[a] = afterOne
        const text = changed.join('')
        expect(read(text).kind === 'message').toBe(judge(text))
      }),
      { numRuns: 300 },
    )
  })
})

test('every fault of a message is told at once, up to a hundred', () => {
  const broken = long(60, 2).replaceAll('<ceb:gcode>', '<ceb:gcode>1')
  const { issues } = refused(broken)
  expect(issues).toHaveLength(100)
  expect(issues[7]).toMatchObject({
    path: 'documents[3].lines[1].gcode',
    line: 21,
    message: saying(/第21行第\d+列，第4票出口清单表体第2项商品编码\(gcode\)应为10位，实际为11位$/),
  })
})

test('a time of the right length that is none refuses its document alone', () => {
  const xml = good.replace(/(<ceb:appTime>)\d{14}/, '$120261340999999')
  expect(read(xml)).toMatchObject({
    kind: 'message',
    documents: [
      {
        issues: [{ code: '-602005', rule: 'V-GEN-05', path: 'head.appTime', line: 4, params: { v: '20261340999999' } }],
        value: { head: { appTime: '20261340999999' } },
      },
    ],
  })
})
