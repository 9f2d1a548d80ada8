import { expect, test } from 'vitest'
import { shownTime, wireDigits } from './shown-time.ts'

test('times are shown to the second, as wire digits, as ISO and as the server says them', () => {
  expect(shownTime('20181102080000')).toBe('2018-11-02 08:00:00')
  expect(shownTime('20181102')).toBe('2018-11-02')
  expect(shownTime('2018-11-02T00:00:00Z')).toBe('2018-11-02 08:00:00')
  expect(shownTime('2018-11-02 08:00:00.123')).toBe('2018-11-02 08:00:00')
  expect(shownTime('not a time')).toBe('not a time')
})

test('a time that was typed goes back to the digits of the wire', () => {
  expect(wireDigits('2018-11-02 08:00:00', 14)).toBe('20181102080000')
  expect(wireDigits('2018-11-02', 8)).toBe('20181102')
  expect(wireDigits('', 8)).toBe('')
})
