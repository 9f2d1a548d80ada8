import { expect, test } from 'vitest'
import { completed, spanFault } from './intake-window.ts'

const span = (from: string, to: string) => ({ from: from && `${from} 00:00:00`, to: to && `${to} 00:00:00` })

test('a month of intake time may be asked for, two days more may not', () => {
  expect(spanFault(span('2018-07-01', '2018-07-31'))).toBeUndefined()
  expect(spanFault(span('2018-07-01', '2018-08-01'))).toBeUndefined()
  expect(spanFault(span('2018-07-01', '2018-08-02'))).toBe('windowTooLong')
})

test('one month from the last of January ends on the last of February', () => {
  expect(spanFault(span('2018-01-31', '2018-02-28'))).toBeUndefined()
  expect(spanFault(span('2018-01-31', '2018-03-01'))).toBe('windowTooLong')
})

test('a start after the end is refused', () => {
  expect(spanFault(span('2018-07-02', '2018-07-01'))).toBe('startAfterEnd')
  expect(spanFault(span('2018-07-01', '2018-07-01'))).toBeUndefined()
})

test('one missing end is completed to a month, and none is left to the default', () => {
  expect(completed(span('2018-01-31', ''))).toEqual(span('2018-01-31', '2018-02-28'))
  expect(completed(span('', '2018-07-31'))).toEqual(span('2018-06-30', '2018-07-31'))
  expect(completed(span('', ''))).toEqual(span('', ''))
})
