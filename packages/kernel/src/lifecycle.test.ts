import { expect, test } from 'vitest'
import { defineLifecycle, stateOf } from './lifecycle.ts'

const small = { states: ['1', '2', '100'], initial: ['1'] }

test('an event leads where its row says, and nowhere without one', () => {
  const lifecycle = defineLifecycle({
    ...small,
    rows: [
      [['1', '100'], 'declare', '2'],
      ['2', 'receipt:100', '100'],
    ],
  })
  expect(lifecycle.next('100', 'declare')).toBe('2')
  expect(lifecycle.next('2', 'declare')).toBeUndefined()
  expect(lifecycle.from('declare')).toEqual(['1', '100'])
})

test.each([
  [
    'two rows for one pair',
    [
      ['1', 'declare', '2'],
      ['1', 'declare', '100'],
      ['2', 'x', '100'],
    ],
    /two rows for 1 declare/,
  ],
  ['a state that nothing leads to', [['1', 'declare', '2']], /unreachable 100/],
  ['a state that is not one', [['1', 'declare', '3']], /unknown state 3/],
] as const)('%s stops the start', (_what, rows, message) => {
  expect(() => defineLifecycle({ ...small, rows })).toThrow(message)
})

test('every negative code is one state', () => {
  expect(['-303006', '-604008', '120'].map(stateOf)).toEqual(['NEG', 'NEG', '120'])
})
