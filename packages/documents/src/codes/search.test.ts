import { expect, test } from 'vitest'
import { CodeSearch, initialsOf } from './search.ts'
import { readSeed } from './seed.ts'
import type { CodeList } from './lists.ts'

const search = new CodeSearch(readSeed())
const date = '20261122'
const codesFor = (list: CodeList, query: string) => search.search(list, query, { date }).items.map(({ code }) => code)

test.each(['142', 'zg', 'ZG', '中国', 'china', 'CHN', '１４２'])('"%s" finds China first', (query) => {
  expect(codesFor('country', query)[0]).toBe('142')
})

test('what begins alike follows what is meant exactly', () => {
  expect(codesFor('country', 'zg')).toEqual(['142', '110', '121', '143'])
})

test('part of a Chinese and of an English name finds a country', () => {
  expect(codesFor('country', '西兰')).toEqual(['609'])
  expect(codesFor('country', 'zealand')).toEqual(['609'])
})

test('the letters of a currency find its number', () => {
  expect(codesFor('currency', 'usd')).toEqual(['502'])
})

test('a code before its prefix, and a prefix before a name', () => {
  expect(codesFor('transportMode', '5')).toEqual(['5'])
  expect(codesFor('hsCode', '611020').every((code) => code.startsWith('611020'))).toBe(true)
})

test('goods that shops sell come before others of the same name', () => {
  const { items } = search.search('hsCode', '棉制', { date })
  expect(items[0]?.attributes.common).toBe('yes')
})

test('the first fifty of a long list come with the word that there are more', () => {
  const { items, more } = search.search('hsCode', '39', { date })
  expect(items).toHaveLength(50)
  expect(more).toBe(true)
  expect(search.search('hsCode', '6110200090', { date })).toMatchObject({ items: [{ code: '6110200090' }], more: false })
})

test('codes that ended are offered for documents of their time only', () => {
  expect(search.search('currency', '113', { date }).items).toEqual([])
  expect(search.search('currency', '113', { date: '20180101' }).items).toHaveLength(1)
})

test('unconfirmed codes are never offered', () => {
  expect(codesFor('wrapTypeIso', '41')).toEqual([])
})

test('nothing typed lists the first codes, nonsense none', () => {
  expect(search.search('unit', '', { date, limit: 3 })).toMatchObject({ items: [{ code: '001' }, { code: '002' }, { code: '003' }], more: true })
  expect(search.search('unit', '没有这个', { date })).toEqual({ items: [], more: false })
})

test('statuses are found like codes', () => {
  expect(codesFor('businessStatus', 'hgtd')).toEqual(['100'])
})

test.each([
  ['重庆关区', 'cqgq'],
  ['长沙关区', 'csgq'],
  ['厦门关区', 'xmgq'],
  ['Ｂ型超声波诊断仪', 'bxcsbzdy'],
  ['包/袋', 'bd'],
])('the initials of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
