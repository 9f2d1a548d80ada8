import { documentOf } from '@openceb/documents'
import { expect, test } from 'vitest'
import { faultsTold, tellHead, tellLine } from './told-rules.ts'

const inventory = documentOf('inventory')
const head = (texts: Record<string, string>) => Object.keys(faultsTold(tellHead(inventory, texts)))
const line = (texts: Record<string, string>) => faultsTold(tellLine(inventory, texts, 3))

test('a net weight above the gross weight is told as soon as both are there', () => {
  expect(head({ grossWeight: '1', netWeight: '1.5' })).toEqual(['head.netWeight'])
  expect(head({ grossWeight: '1.5', netWeight: '1.50' })).toEqual([])
  expect(head({ netWeight: '1.5' })).toEqual([])
})

test('a rule looks at the fields by which it is told again', () => {
  const weights = tellHead(inventory, { grossWeight: '1', netWeight: '2' }).find(({ fault }) => fault)
  expect([...(weights?.asked ?? [])]).toEqual(['grossWeight', 'netWeight'])
})

test('an empty form breaks no rule, and what is no value of its field is no input of a rule', () => {
  expect(head({})).toEqual([])
  expect(head({ grossWeight: 'abc', netWeight: '2' })).toEqual([])
})

test('rules that need code lists, enterprises or the clock are left to the server', () => {
  expect(head({ ownerCode: '1234567890', ieDate: '19990101', customsCode: '2991' })).toEqual([])
})

test('a total that is not quantity times price is told with the number of its line', () => {
  expect(line({ qty: '2', price: '3', totalPrice: '7' })['line.totalPrice']?.message).toBe('第3项总价应等于申报数量乘以单价')
  expect(line({ qty: '2', price: '3', totalPrice: '6' })).toEqual({})
})
