import { expect, test } from 'vitest'
import { date, datetime, decimal, integer, text, timestamp } from './field.ts'
import { readValue } from './kinds.ts'

const label = ['字段', 'Field'] as const
const short = text(...label, { max: 3 })

test.each([
  [short, '电子口', '电子口'],
  [short, '𠮷𠮷𠮷', '𠮷𠮷𠮷'],
  [decimal(...label), ' 12.50000 ', '12.50000'],
  [decimal(...label), '-0.5', '-0.5'],
  [decimal(...label), '00000000000000000000012.5', '00000000000000000000012.5'],
  [integer(...label, { total: 5 }), '00042', 42],
  [datetime(...label), '20261122235959', '20261122235959'],
  [timestamp(...label), '20261122235959999', '20261122235959999'],
  [date(...label), '20280229', '20280229'],
])('%#: %s is read as it is meant', (field, given, value) => {
  expect(readValue(field, given)).toEqual({ value })
})

test.each([
  [short, '电子口岸', 'length'],
  [decimal(...label), '1,5', 'format'],
  [decimal(...label), '.', 'format'],
  [decimal(...label), '1e3', 'format'],
  [decimal(...label), '0.123456', 'precision'],
  [decimal(...label), '123456789012345678901', 'precision'],
  [integer(...label, { total: 5 }), '1.0', 'format'],
  [integer(...label, { total: 5 }), '123456', 'precision'],
  [datetime(...label), '20261131000000', 'time'],
  [datetime(...label), '2026112223595', 'time'],
  [date(...label), '20270229', 'time'],
])('%#: %s is refused with a sentence', (field, given, rule) => {
  const reading = readValue(field, given)
  expect('fault' in reading && reading.fault.rule).toBe(rule)
  expect('fault' in reading && reading.fault.message).toMatch(/[\u4e00-\u9fff]/)
})
