import { shownTime } from '@openceb/kernel'
import { expect, test } from 'vitest'
import { readIntakeWindow } from './intake-window.ts'
import { addMonths, readMoment } from './times.ts'

const now = new Date('2026-11-22T02:00:00Z')

const shown = (from?: string, to?: string): unknown => {
  const window = readIntakeWindow({ from, to }, now)
  return 'code' in window ? window.message : [shownTime(window.from), shownTime(window.before)]
}

test('without conditions it is the last natural month up to now', () => {
  expect(shown()).toEqual(['2026-10-22 10:00:00', '2026-11-22 10:00:01'])
})

test('one end alone is completed to a month, the short February too', () => {
  expect(shown('2018-01-31 08:00:00')).toEqual(['2018-01-31 08:00:00', '2018-02-28 08:00:01'])
  expect(shown(undefined, '2018-03-31 08:00:00')).toEqual(['2018-02-28 08:00:00', '2018-03-31 08:00:01'])
})

test('July from first to last day is a month, two days of August are too many', () => {
  expect(shown('2018-07-01', '2018-07-31')).toEqual(['2018-07-01 00:00:00', '2018-08-01 00:00:00'])
  expect(shown('2018-07-01', '2018-08-02')).toBe('入库时间区间不能超过一个自然月')
  expect(shown('2018-01-31', '2018-02-28')).toHaveLength(2)
  expect(shown('2018-01-31', '2018-03-01')).toBe('入库时间区间不能超过一个自然月')
  expect(shown('2018-07-01 00:00:00', '2018-08-01 00:00:01')).toBe('入库时间区间不能超过一个自然月')
})

test('an end before the start is refused', () => {
  expect(shown('2018-07-02', '2018-07-01')).toBe('入库时间的起始时间不能晚于截止时间')
})

test.each(['2018-13-01', '2018-02-30', 'yesterday', '2018-07-01T25:00:00'])('%s is no time', (text) => {
  expect(shown(text)).toBe('时间格式应为YYYY-MM-DD HH:mm:ss')
})

test('a time means the same however it is written', () => {
  const texts = ['2018-07-01 08:00:00', '2018-07-01T08:00:00+08:00', '2018-07-01T00:00:00Z', '20180701080000', '2018-07-01 08:00']
  expect(new Set(texts.map((text) => readMoment(text)?.at.getTime())).size).toBe(1)
})

test('months are counted as people count them', () => {
  const on = (text: string): Date => readMoment(text)?.at ?? now
  expect(shownTime(addMonths(on('2024-01-31'), 1))).toBe('2024-02-29 00:00:00')
  expect(shownTime(addMonths(on('2018-12-31 23:59:59'), 2))).toBe('2019-02-28 23:59:59')
  expect(shownTime(addMonths(on('2018-03-31'), -1))).toBe('2018-02-28 00:00:00')
})
