import { expect, test } from 'vitest'
import { listKey, namedBy } from './parameter-list.ts'

const items = [
  { code: '142', name: '中国' },
  { code: '110', name: '中国香港' },
]

test('arrows move through the list and come round at its ends', () => {
  expect(listKey('ArrowDown', { lit: 1, length: 2 })).toEqual({ kind: 'light', lit: 0 })
  expect(listKey('ArrowUp', { lit: 0, length: 2 })).toEqual({ kind: 'light', lit: 1 })
})

test('Enter takes the lit entry, and is left to the form when there is none', () => {
  expect(listKey('Enter', { lit: 0, length: 2 })).toEqual({ kind: 'take' })
  expect(listKey('Enter', { lit: 0, length: 0 })).toBeUndefined()
  expect(listKey('Tab', { lit: 0, length: 2 })).toBeUndefined()
})

test('a code or name typed in full is taken on leaving, anything else is not', () => {
  expect(namedBy('142', items)?.code).toBe('142')
  expect(namedBy(' 中国 ', items)?.code).toBe('142')
  expect(namedBy('110 中国香港', items)?.code).toBe('110')
  expect(namedBy('14', items)).toBeUndefined()
  expect(namedBy('rubbish', items)).toBeUndefined()
})
