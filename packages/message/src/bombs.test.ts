import { describe, expect, test } from 'vitest'
import { readMessage } from './index.ts'
import { beforeEnd, good, refused, saying } from './testing/spoilt.ts'

describe('bombs cost neither time nor memory', () => {
  const million = 1_000_000
  const bombs: readonly (readonly [string, () => string | Uint8Array])[] = [
    ['100 000 nested elements', () => good.replace('<ceb:appType>', `${'<a>'.repeat(100_000)}<ceb:appType>`)],
    ['100 000 nested elements in a signature', () => beforeEnd(`<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">${'<a>'.repeat(100_000)}`)],
    ['50 000 attributes', () => good.replace(' xmlns:ceb', `${Array.from({ length: 50_000 }, (_, i) => ` a${i}="x"`).join('')} xmlns:ceb`)],
    [
      'half a million declarations of namespaces in a signature',
      () =>
        beforeEnd(
          `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"${Array.from({ length: 100_000 }, (_, i) => ` xmlns:a${i}="x"`).join('')}>${'<x xmlns:b="y"/>'.repeat(400_000)}`,
        ),
    ],
    [
      'a billion laughs',
      () =>
        good
          .replace(
            '<ceb:CEB',
            `<!DOCTYPE a [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]><ceb:CEB`,
          )
          .replace('</ceb:appType>', '&l9;</ceb:appType>'),
    ],
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
    expect(reading).toMatchObject({
      kind: 'unreadable',
      type: 'Unknown',
      issues: [{ code: '-999999', message: saying('最大1000字节') }],
    })
  })
})
