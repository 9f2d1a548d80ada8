import fc from 'fast-check'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { readMessage } from './index.ts'
import { good, read, refused, saying } from './testing/spoilt.ts'

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
    expect(refused(gbk).issues).toMatchObject([{ line: 4, column: at - good.lastIndexOf('\n', at) }])
  })

  test('UTF-16 is refused', () => {
    expect(refused(Buffer.from(`\ufeff${good}`, 'utf16le')).issues[0]?.message).toMatch(/UTF-8/)
  })
})

describe('namespaces', () => {
  test.each([
    ['an attribute with a prefix of no namespace', good.replace(' version="1.0" xmlns', ' version="1.0" x:y="1" xmlns'), /命名空间前缀/, 2],
    [
      'an attribute twice under two prefixes',
      good.replace(' xmlns:ceb', ' xmlns:a="urn:a" xmlns:b="urn:a" a:c="1" b:c="1" xmlns:ceb'),
      /属性重复/,
      2,
    ],
    ['a name with two colons', good.replaceAll('ceb:appType', 'ceb:app:Type'), /名称/, 4],
    ['a name that begins with a colon', good.replaceAll('ceb:appType', ':appType'), /名称/, 4],
    ['a prefix taken back', good.replace('<ceb:Inventory>', '<ceb:Inventory xmlns:ceb="">'), /命名空间/, 3],
    ['the prefix xml for something else', good.replace('<ceb:Inventory>', '<ceb:Inventory xmlns:xml="urn:a">'), /命名空间/, 3],
    ['the prefix xmlns declared', good.replace('<ceb:Inventory>', '<ceb:Inventory xmlns:xmlns="urn:a">'), /命名空间/, 3],
  ])('%s is refused, and by another parser too', (_what, xml, message, line) => {
    expect(() => XmlDocument.fromString(xml).dispose()).toThrow(/./)
    expect(refused(xml).issues).toMatchObject([{ line, message: saying(message) }])
  })

  const foreign = 'xmlns="urn:a"'
  test.each([
    [
      'a prefix that means something else inside a document',
      good.replace('<ceb:InventoryHead>', '<ceb:InventoryHead xmlns:ceb="urn:a">'),
      'documents[0]',
    ],
    [
      'a default namespace that is another inside a document',
      good
        .replace(/<(\/?)ceb:/g, '<$1')
        .replace('xmlns:ceb', 'xmlns')
        .replace('<InventoryHead>', `<InventoryHead ${foreign}>`),
      'documents[0]',
    ],
    ['a field that leaves its namespace', good.replace('<ceb:appType>', '<ceb:appType xmlns:ceb="urn:a">'), 'documents[0].head'],
  ])('%s is followed', (_what, xml, path) => {
    expect(refused(xml).issues.map((issue) => issue.path)).toContain(path)
  })

  test('a namespace ends with the element that declares it', () => {
    const [before, after] = [
      good.replace('<ceb:InventoryHead>', '<ceb:InventoryHead xmlns:a="http://www.chinaport.gov.cn/ceb">').replaceAll('ceb:appType', 'a:appType'),
      '<a:InventoryList>',
    ]
    expect(read(before).kind).toBe('message')
    expect(refused(before.replace('<ceb:InventoryList>', after).replace('</ceb:InventoryList>', '</a:InventoryList>')).issues[0]?.message).toContain(
      '命名空间前缀',
    )
  })
})

test('no bytes make the reader throw', () => {
  const anyChange = fc.record({
    at: fc.nat(good.length - 1),
    length: fc.nat(20),
    text: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<', '>', '&', '"', '</', '<!--', '<![CDATA[', ']]>', '<?', 'xmlns=""', '<!DOCTYPE', '&#x0;', '\r'),
    ),
  })
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
