import { documentOf } from '@openceb/documents'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMessage, wrapEnvelope, writeMessage, type Reading } from './index.ts'
import { fullSample, messageSchema, sampleSubscriber, sampleTransfer, smallSample } from './testing/index.ts'

const definition = documentOf('inventory')
const guid = '4F2C9A10-0000-4000-8000-0000000000A1'
const small = smallSample(definition)

/** The small message: declaration, root, document, head, line, end of document, transfer, end of root, a line of text each. */
const good = writeMessage({ definition, guid, documents: [small], transfer: sampleTransfer })
const long = (documents: number, lines: number): string =>
  writeMessage({ definition, guid, documents: Array.from({ length: documents }, () => ({ ...small, lines: Array.from({ length: lines }, () => small.lines[0] ?? {}) })), transfer: sampleTransfer })

const read = (xml: string | Uint8Array): Reading => readMessage(Buffer.from(xml))

const refused = (xml: string | Uint8Array) => {
  const reading = read(xml)
  if (reading.kind !== 'unreadable') throw new Error(`it is ${reading.kind}`)
  for (const issue of reading.issues) {
    expect(issue).toMatchObject({ code: '-999999', rule: 'V-GEN-01', message: expect.stringMatching(/^报文不符合格式规范：/) })
    expect(issue.messageEn).toMatch(/^The message does not fit its schema: /)
  }
  return reading
}

const element = (name: string): RegExp => new RegExp(`<ceb:${name}>[^]*?</ceb:${name}>\\n?`)

const signature = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'
const extension = '<ceb:ExtendMessage><ceb:name>a</ceb:name><ceb:version>1</ceb:version><ceb:Message/></ceb:ExtendMessage>'
const beforeEnd = (xml: string): string => good.replace('</ceb:CEB603Message>', `${xml}</ceb:CEB603Message>`)

describe('what is no message at all', () => {
  test.each([
    ['nothing', '', /没有根节点/, 1],
    ['plain text', 'hello', /根节点之外/, 1],
    ['a DOCTYPE', `<!DOCTYPE a>${good.slice(good.indexOf('\n') + 1)}`, /DOCTYPE/, 1],
    ['a DOCTYPE with entities', good.replace('<ceb:CEB603', '<!DOCTYPE a [<!ENTITY a "b">]><ceb:CEB603'), /DOCTYPE/, 2],
    ['an entity of its own', good.replace('</ceb:appType>', '&nbsp;</ceb:appType>'), /未定义的实体/, 4],
    ['an entity named like an object property', good.replace('</ceb:appType>', '&constructor;</ceb:appType>'), /未定义的实体/, 4],
    ['a processing instruction', good.replace('<ceb:Inventory>', '<?a b?><ceb:Inventory>'), /处理指令/, 3],
    ['a style sheet before the root', good.replace('<ceb:CEB603', '<?xml-stylesheet href="a"?><ceb:CEB603'), /处理指令/, 2],
    ['another declared encoding', good.replace('UTF-8', 'GBK'), /UTF-8/, 1],
    ['XML 1.1', good.replace('version="1.0" enc', 'version="1.1" enc'), /1\.0/, 1],
    ['a control character', good.replace('</ceb:appType>', '\u0001</ceb:appType>'), /控制字符/, 4],
    ['a character reference to a control character', good.replace('</ceb:appType>', '&#1;</ceb:appType>'), /字符引用/, 4],
    ['a prefix without namespace', good.replace(' xmlns:ceb="http://www.chinaport.gov.cn/ceb"', ''), /命名空间前缀/, 2],
    ['a tag closed by another', good.replace('</ceb:appType>', '</ceb:appTyp>'), /起止标签/, 4],
    ['a text cut off', good.slice(0, 900), /起止标签/, 4],
    ['two roots', good + good.slice(good.indexOf('\n') + 1), /一个根节点/, 9],
    ['an attribute twice', good.replace('guid="', 'guid="x" guid="'), /属性重复/, 2],
  ])('%s is refused', (_what, xml, message, line) => {
    const { issues } = refused(xml)
    expect(issues.map((issue) => issue.message).join()).toMatch(message)
    expect(issues.at(-1)?.line).toBe(line)
  })

  test('bytes that are no UTF-8 are refused where they stand', () => {
    const at = good.indexOf('<ceb:appType>')
    const gbk = Buffer.concat([Buffer.from(good.slice(0, at)), Buffer.from([0xd6, 0xd0]), Buffer.from(good.slice(at))])
    expect(refused(gbk).issues).toMatchObject([{ line: 4, column: good.split('\n')[3]!.indexOf('<ceb:appType>') + 1 }])
  })

  test('UTF-16 is refused', () => {
    expect(refused(Buffer.from(`\ufeff${good}`, 'utf16le')).issues[0]?.message).toMatch(/UTF-8/)
  })
})

describe('namespaces', () => {
  test.each([
    ['an attribute with a prefix of no namespace', good.replace(' version="1.0" xmlns', ' version="1.0" x:y="1" xmlns'), /命名空间前缀/, 2],
    ['an attribute twice under two prefixes', good.replace(' xmlns:ceb', ' xmlns:a="urn:a" xmlns:b="urn:a" a:c="1" b:c="1" xmlns:ceb'), /属性重复/, 2],
    ['a name with two colons', good.replaceAll('ceb:appType', 'ceb:app:Type'), /名称/, 4],
    ['a name that begins with a colon', good.replaceAll('ceb:appType', ':appType'), /名称/, 4],
    ['a prefix taken back', good.replace('<ceb:Inventory>', '<ceb:Inventory xmlns:ceb="">'), /命名空间/, 3],
    ['the prefix xml for something else', good.replace('<ceb:Inventory>', '<ceb:Inventory xmlns:xml="urn:a">'), /命名空间/, 3],
    ['the prefix xmlns declared', good.replace('<ceb:Inventory>', '<ceb:Inventory xmlns:xmlns="urn:a">'), /命名空间/, 3],
  ])('%s is refused, and by another parser too', (_what, xml, message, line) => {
    expect(() => XmlDocument.fromString(xml).dispose()).toThrow()
    expect(refused(xml).issues).toMatchObject([{ line, message: expect.stringMatching(message) }])
  })

  const foreign = 'xmlns="urn:a"'
  test.each([
    ['a prefix that means something else inside a document', good.replace('<ceb:InventoryHead>', '<ceb:InventoryHead xmlns:ceb="urn:a">'), 'documents[0]'],
    ['a default namespace that is another inside a document', good.replace(/<(\/?)ceb:/g, '<$1').replace('xmlns:ceb', 'xmlns').replace('<InventoryHead>', `<InventoryHead ${foreign}>`), 'documents[0]'],
    ['a field that leaves its namespace', good.replace('<ceb:appType>', '<ceb:appType xmlns:ceb="urn:a">'), 'documents[0].head'],
  ])('%s is followed', (_what, xml, path) => {
    expect(refused(xml).issues.map((issue) => issue.path)).toContain(path)
  })

  test('a namespace ends with the element that declares it', () => {
    const [before, after] = [good.replace('<ceb:InventoryHead>', '<ceb:InventoryHead xmlns:a="http://www.chinaport.gov.cn/ceb">').replaceAll('ceb:appType', 'a:appType'), '<a:InventoryList>']
    expect(read(before).kind).toBe('message')
    expect(refused(before.replace('<ceb:InventoryList>', after).replace('</ceb:InventoryList>', '</a:InventoryList>')).issues[0]?.message).toContain('命名空间前缀')
  })
})

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
    ['six subscribers', writeMessage({ definition, guid, documents: [small], transfer: sampleTransfer, subscribers: Array.from({ length: 6 }, () => sampleSubscriber) }), 'subscribers[5]'],
    ['two signatures', beforeEnd(signature + signature), 'signature'],
    ['a signature after the extension', beforeEnd(extension + signature), 'signature'],
    ['a signature inside a document', good.replace('</ceb:Inventory>', `${signature}</ceb:Inventory>`), 'documents[0]'],
    ['two extensions', beforeEnd(extension + extension), 'extension'],
    ['a second document after the transfer', good.replace('</ceb:CEB603Message>', `${element('Inventory').exec(good)?.[0]}</ceb:CEB603Message>`), 'documents[0]'],
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
    for (const issue of issues) expect(issue).toMatchObject({ line: expect.any(Number), column: expect.any(Number) })
  })

  test.each([
    ['100 documents', long(100, 1)],
    ['100 lines', long(1, 100)],
    ['a signature and an extension', beforeEnd(signature + extension)],
    ['a schema location on the root', good.replace(' xmlns:ceb', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xmlns:ceb')],
    ['digits padded with zeros', good.replace(/(<ceb:freight>)[^<]*/, '$1+0001.10000000')],
  ])('%s: taken by both', (_what, xml) => {
    expect([judge(xml), read(xml).kind]).toEqual([true, 'message'])
  })

  test('whatever is swapped, doubled or left out, both validators say the same', () => {
    const xml = writeMessage({ definition, guid, documents: [fullSample(definition)], transfer: { ...sampleTransfer, note: 'x' }, subscribers: [sampleSubscriber] })
    const parts = xml.split(/(?=<ceb:\w+>[^<]*<\/ceb:)/)
    const place = fc.integer({ min: 1, max: parts.length - 1 })
    fc.assert(
      fc.property(fc.constantFrom('swap', 'double', 'leave out'), place, place, (what, a, b) => {
        const changed = [...parts]
        // The last part of a group carries the closing tags of the group: only the element before them moves.
        const cut = (part: string): [string, string] => {
          const end = /^<ceb:(\w+)>[^<]*<\/ceb:\1>/.exec(part)?.[0].length ?? 0
          return [part.slice(0, end), part.slice(end)]
        }
        const [one, afterOne] = cut(parts[a] ?? '')
        const [two, afterTwo] = cut(parts[b] ?? '')
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
  expect(issues[7]).toMatchObject({ path: 'documents[3].lines[1].gcode', line: 21, message: expect.stringMatching(/第21行第\d+列，第4票出口清单表体第2项商品编码\(gcode\)应为10位，实际为11位$/) })
})

test('a time of the right length that is none refuses its document alone', () => {
  const xml = good.replace(/(<ceb:appTime>)\d{14}/, '$120261340999999')
  expect(read(xml)).toMatchObject({
    kind: 'message',
    documents: [{ issues: [{ code: '-602005', rule: 'V-GEN-05', path: 'head.appTime', line: 4, params: { v: '20261340999999' } }], value: { head: { appTime: '20261340999999' } } }],
  })
})

describe('envelopes', () => {
  const head = { copMsgId: 'M-1', senderId: 'DXPENT0000000001', receiverIds: ['DXPEDCCEB0000003'], creatTime: '2026-03-01T10:00:00', msgType: 'CEB603Message' }
  const envelope = wrapEnvelope(good, head)

  test('a message in an envelope is the message and its head', () => {
    expect(read(envelope)).toMatchObject({ kind: 'message', guid, envelope: head })
  })

  test('a refused message tells the envelope that brought it, and lines of the message itself', () => {
    expect(refused(wrapEnvelope(good.replace(element('appType'), ''), head))).toMatchObject({ envelope: head, guid, issues: [{ line: 4 }] })
  })

  test.each([
    ['without receiver', wrapEnvelope(good, { ...head, receiverIds: [] }), 'TransInfo.ReceiverIds.ReceiverId[0]'],
    ['with six receivers', wrapEnvelope(good, { ...head, receiverIds: Array.from({ length: 6 }, () => 'DXPEDCCEB0000003') }), 'TransInfo.ReceiverIds.ReceiverId[5]'],
    ['with a long sender', wrapEnvelope(good, { ...head, senderId: 'X'.repeat(17) }), 'TransInfo.SenderId'],
    ['whose payload is no Base64', envelope.replace('<Data>', '<Data>!'), 'Data'],
    ['whose payload is cut off', envelope.replace('</Data>', 'A</Data>'), 'Data'],
    ['without payload', envelope.replace(/<Data>.*<\/Data>/, ''), 'Data'],
  ])('an envelope %s is refused', (_what, xml, path) => {
    expect(refused(xml).issues.map((issue) => issue.path)).toContain(path)
  })

  test('an envelope within an envelope is refused', () => {
    expect(refused(wrapEnvelope(envelope, head))).toMatchObject({ envelope: head, type: 'Unknown' })
  })
})

describe('bombs cost neither time nor memory', () => {
  const million = 1_000_000
  const bombs: readonly (readonly [string, () => string | Uint8Array])[] = [
    ['100 000 nested elements', () => good.replace('<ceb:appType>', `${'<a>'.repeat(100_000)}<ceb:appType>`)],
    ['100 000 nested elements in a signature', () => beforeEnd(`<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">${'<a>'.repeat(100_000)}`)],
    ['50 000 attributes', () => good.replace(' xmlns:ceb', `${Array.from({ length: 50_000 }, (_, i) => ` a${i}="x"`).join('')} xmlns:ceb`)],
    ['half a million declarations of namespaces in a signature', () => beforeEnd(`<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"${Array.from({ length: 100_000 }, (_, i) => ` xmlns:a${i}="x"`).join('')}>${'<x xmlns:b="y"/>'.repeat(400_000)}`)],
    ['a billion laughs', () => good.replace('<ceb:CEB', `<!DOCTYPE a [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]><ceb:CEB`).replace('</ceb:appType>', '&l9;</ceb:appType>')],
    ['a million unknown elements', () => good.replace('<ceb:Inventory>', `<ceb:Inventory>${'<x/>'.repeat(million)}`)],
    ['half a million empty documents', () => good.replace('<ceb:BaseT', `${'<ceb:Inventory/>'.repeat(million / 2)}<ceb:BaseT`)],
    ['a number of 9 million zeros', () => good.replace(/(<ceb:freight>)[^<]*/, `$1${'0'.repeat(9 * million)}x`)],
    ['a text of 9 million characters', () => good.replace(/(<ceb:orderNo>)[^<]*/, `$1${'杯'.repeat(3 * million)}`)],
    ['an element name of 9 million characters', () => good.replace('<ceb:appType>', `<${'a'.repeat(9 * million)}/><ceb:appType>`)],
    ['a million pieces of CDATA', () => good.replace('</ceb:appType>', `${'<![CDATA[]]>'.repeat(800_000)}x</ceb:appType>`)],
    ['a million references', () => good.replace('</ceb:appType>', `${'&lt;'.repeat(2 * million)}</ceb:appType>`)],
    ['9 million ampersands', () => good.replace('</ceb:appType>', `${'&'.repeat(9 * million)}</ceb:appType>`)],
    ['9 million opening brackets', () => new Uint8Array(9 * million).fill(0x3c)],
    ['11 MiB of anything', () => new Uint8Array(11 * 1024 * 1024).fill(0x20)],
    ['10 MiB that are no UTF-8', () => new Uint8Array(10 * 1024 * 1024).fill(0xff)],
  ]

  test.each(bombs)('%s', (_what, build) => {
    const bytes = Buffer.from(build())
    const start = performance.now()
    const { issues } = refused(bytes)
    expect(performance.now() - start).toBeLessThan(3000)
    expect(issues.length).toBeLessThanOrEqual(100)
    expect(JSON.stringify(issues).length).toBeLessThan(100_000)
  })

  test('a message over the limit of the caller is refused unread', () => {
    const reading = readMessage(Buffer.from(good), { sizeLimit: 1000 })
    expect(reading).toMatchObject({ kind: 'unreadable', type: 'Unknown', issues: [{ code: '-999999', message: expect.stringContaining('最大1000字节') }] })
  })
})

test('no bytes make the reader throw', () => {
  const anyChange = fc.record({ at: fc.nat(good.length - 1), length: fc.nat(20), text: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<', '>', '&', '"', '</', '<!--', '<![CDATA[', ']]>', '<?', 'xmlns=""', '<!DOCTYPE', '&#x0;', '\r')) })
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 5 }), (changes) => {
      const text = changes.reduce((xml, { at, length, text: part }) => xml.slice(0, at) + part + xml.slice(at + length), good)
      expect(['message', 'unreadable']).toContain(read(text).kind)
    }),
    { numRuns: 1000 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readMessage(bytes).kind).toBe('unreadable')
    }),
    { numRuns: 500 },
  )
})
