import { expect, test } from 'vitest'
import { CodeBook } from './book.ts'
import { codeTables } from './lists.ts'
import { findDanglingReferences } from './references.ts'
import { readSeed } from './seed.ts'

const entries = readSeed()

test('every list that is shipped has entries, and the one kept by operators has none', () => {
  const filled = new Set(entries.map(({ list }) => list))
  const expected = Object.entries(codeTables)
    .filter(([, { kept }]) => kept === 'seed')
    .map(([list]) => list)
  expect([...filled].sort()).toEqual(expected.sort())
})

test('a code stands once in its list', () => {
  const seen = new Set(entries.map(({ list, code }) => `${list} ${code}`))
  expect(seen.size).toBe(entries.length)
})

test.each([
  ['hsCode', 12129],
  ['customsOffice', 1302],
  ['port', 2681],
  ['portIso', 4334],
  ['country', 243],
  ['countryIso', 265],
  ['unit', 123],
  ['currency', 25],
  ['transportMode', 18],
  ['exportControl', 636],
  ['supervisionDoc', 51],
])('%s has all its %i codes', (list, count) => {
  expect(entries.filter((entry) => entry.list === list)).toHaveLength(count)
})

test('every legal unit and condition of an HS code exists, and so do the country of a port and the district of an office', () => {
  expect(findDanglingReferences(entries)).toEqual([])
})

test('a unit that does not exist is found', () => {
  const broken = entries.filter(({ list, code }) => list !== 'unit' || code !== '011')
  const dangling = findDanglingReferences(broken).filter(({ entry }) => entry.code === '6110200090')
  expect(dangling).toMatchObject([{ attribute: 'unit1', target: 'unit', missing: '011' }])
})

test('every live HS code has ten digits and a first legal unit', () => {
  const odd = entries.filter(({ list, code, attributes }) => list === 'hsCode' && !(/^\d{10}$/.test(code) && attributes.unit1))
  expect(odd).toEqual([])
})

test('each currency in use leads to its three letters and back', () => {
  const codes = new CodeBook(entries)
  const used = [...codes.entries('currency')].filter(({ status }) => status === 'active')
  const backAndForth = used.map(({ altCode }) => codes.lookup('currencyIso', altCode, '20261122'))
  expect(backAndForth).toMatchObject(used.map(({ code }) => ({ entry: { altCode: code } })))
})
