import { expect, test } from 'vitest'
import { percentile, rateOf } from './figures.ts'

test('a percentile is a value that was measured, also of few', () => {
  const measured = [5, 1, 4, 2, 3]
  expect([percentile(measured, 50), percentile(measured, 95), percentile([7], 95)]).toEqual([3, 5, 7])
  expect(
    percentile(
      Array.from({ length: 100 }, (_, index) => index + 1),
      95,
    ),
  ).toBe(95)
})

test('one slow run of three does not change the rate', () => {
  expect(rateOf([1000, 100, 1010])).toEqual({ perSecond: 1000, runs: [1000, 100, 1010] })
})
