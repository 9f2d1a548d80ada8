import { expect, test } from 'vitest'
import { idleAt } from './idle.ts'

const minutes = (n: number) => n * 60_000

test('the notice comes two minutes before the session ends', () => {
  expect(idleAt(0, minutes(28) - 1)).toEqual({ kind: 'active' })
  expect(idleAt(0, minutes(28))).toEqual({ kind: 'soon', seconds: 120 })
  expect(idleAt(0, minutes(30) - 500)).toEqual({ kind: 'soon', seconds: 1 })
})

test('the session ends after thirty minutes without activity', () => {
  expect(idleAt(0, minutes(30))).toEqual({ kind: 'over' })
  expect(idleAt(minutes(5), minutes(30))).toEqual({ kind: 'active' })
})
