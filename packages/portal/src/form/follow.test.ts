import { documentOf } from '@openceb/documents'
import { expect, test } from 'vitest'
import { followUp } from './follow.ts'

const { head, lines } = documentOf('inventory')

test('the total price is proposed from quantity and unit price', () => {
  expect(followUp(lines, { qty: '3' }, 'price', '1.1')).toEqual({ price: '1.1', totalPrice: '3.3' })
  expect(followUp(lines, { qty: '3', price: '1.1', totalPrice: '3.3' }, 'qty', '4')).toEqual({ qty: '4', totalPrice: '4.4' })
})

test('a total that the typist has written stays', () => {
  expect(followUp(lines, { qty: '3', price: '1.1', totalPrice: '3.31' }, 'qty', '4')).toEqual({ qty: '4' })
})

test('no total is proposed from what is no number', () => {
  expect(followUp(lines, { qty: '3' }, 'price', '1,1')).toEqual({ price: '1,1' })
  expect(followUp(lines, {}, 'price', '1')).toEqual({ price: '1' })
})

test('choosing an enterprise fills in its name, and emptying it takes away a name that the system filled', () => {
  expect(followUp(head, {}, 'ebcCode', '3301560006', { code: '3301560006', name: '杭州某某' })).toEqual({
    ebcCode: '3301560006',
    ebcName: '杭州某某',
  })
  expect(followUp(head, { ebcName: '杭州某某' }, 'ebcCode', '')).toEqual({ ebcCode: '', ebcName: '' })
})

test('choosing goods fills in their legal units', () => {
  const item = { code: '6109100010', name: '棉制针织T恤衫', attributes: { unit1: '011', unit2: '035', note: 'x' } }
  expect(followUp(lines, {}, 'gcode', item.code, item)).toEqual({ gcode: item.code, unit1: '011', unit2: '035' })
})
