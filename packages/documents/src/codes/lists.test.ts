import { expect, test } from 'vitest'
import { type EnumerationCode, enumerations } from './enumerations.ts'
import { type CodeList, codeLists, isCodeList, isCodeTable } from './lists.ts'

test.each(Object.entries(enumerations))('the codes of %s are unique and named in both languages', (_name, { values }) => {
  const codes = values.map(([code]) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(values.flat().every((word) => word.trim() !== '')).toBe(true)
})

test('every list has a name in both languages', () => {
  expect(Object.values(codeLists).every(({ name, nameEn }) => name !== '' && nameEn !== '')).toBe(true)
})

test('a list is a table, an enumeration, or unknown', () => {
  expect(isCodeList('country') && isCodeTable('country')).toBe(true)
  expect(isCodeList('appType') && !isCodeTable('appType')).toBe(true)
  expect(isCodeList('toString')).toBe(false)
})

test('the types know the lists and the codes of the enumerations', () => {
  // @ts-expect-error there is no list of planets
  const list: CodeList = 'planet'
  // @ts-expect-error an order is E, B or W
  const orderType: EnumerationCode<'orderType'> = 'X'
  expect([isCodeList(list), enumerations.orderType.values.some(([code]) => code === orderType)]).toEqual([false, false])
})
