import { expect, test } from 'vitest'
import { CodeBook } from './book.ts'
import { readSeed } from './seed.ts'

const codes = new CodeBook(readSeed())
const { tariff } = codes
const today = '20261122'

const factsOf = (code: string) => {
  const answer = codes.lookup('hsCode', code, today)
  if (answer.kind === 'unknown') throw new Error(`${code} should be known`)
  return tariff.facts(answer.entry)
}

test('a cotton pullover is counted in pieces and kilograms and needs nothing else', () => {
  expect(codes.lookup('hsCode', '6110200090', today).kind).toBe('ok')
  expect(factsOf('6110200090')).toEqual({
    unit1: '011',
    unit2: '035',
    supervision: '',
    closing: '',
    needsLedger: false,
    exportDuty: null,
  })
})

test('goods with one legal unit have no second one', () => {
  expect(factsOf('3401110000')).toMatchObject({ unit1: '035', unit2: null })
})

test('an electronic ledger is asked for, and an endangered species closes the e-commerce route', () => {
  expect(factsOf('0101210010')).toMatchObject({ supervision: 'BE', closing: 'E', needsLedger: true })
  expect(factsOf('0101210090')).toMatchObject({ supervision: 'B', closing: '', needsLedger: true })
})

test('export duty is told in per cent', () => {
  expect(factsOf('7901120000').exportDuty).toBe('20')
})

test('goods of the dual-use catalogue are found, also those the tariff here lacks', () => {
  expect(tariff.exportControl('1211500011', today)).toMatchObject({ attributes: { document: '3' } })
  expect(codes.lookup('hsCode', '8109990000', today).kind).toBe('unknown')
  expect(tariff.exportControl('8109990000', today)).not.toBeNull()
  expect(tariff.exportControl('8109990000', '20251231')).toBeNull()
  expect(tariff.exportControl('6110200090', today)).toBeNull()
})

test.each([
  ['6110', true],
  ['611020', true],
  ['6109', true],
  ['6100', false],
  ['6118', false],
  ['611029', false],
  ['9800', false],
])('heading %s exists: %s', (prefix, exists) => {
  expect(tariff.headingExists(prefix, today)).toBe(exists)
})

test('electronic cigarettes have a heading since 2022 though no line of it is shipped', () => {
  expect(tariff.headingExists('2404', '20211231')).toBe(false)
  expect(tariff.headingExists('2404', today)).toBe(true)
  expect(tariff.headingExists('240412', today)).toBe(true)
})

test('a six-digit heading that the tariff of 2022 removed exists only before', () => {
  expect(tariff.headingExists('620192', '20211231')).toBe(true)
  expect(tariff.headingExists('620192', today)).toBe(false)
})

test('for a divided code the live codes of the same six digits are offered', () => {
  expect(codes.lookup('hsCode', '9015100000', today).kind).toBe('expired')
  const { digits, entries } = tariff.successors('9015100000', today)
  expect(digits).toBe(6)
  expect(entries.map(({ code }) => code)).toEqual(['9015109000'])
})

test('where the six digits ended too, live codes of the heading are offered', () => {
  const { digits, entries } = tariff.successors('6201921000', today)
  expect(digits).toBe(4)
  expect(entries.length).toBeGreaterThan(0)
  expect(entries.every(({ code, status }) => code.startsWith('6201') && status === 'active')).toBe(true)
})
