import { expect, test } from 'vitest'
import { type Key, meaningOf, type Spot, targetOf } from './keyboard.ts'

const key = (given: Partial<Key>): Key => ({ key: '', code: '', alt: false, ctrl: false, shift: false, meta: false, composing: false, ...given })
const spot = (area: string, grey = false): Spot => ({ area, grey })
const spots = [spot('0', true), spot('0'), spot('0', true), spot('0'), spot('1'), spot('line', true), spot('line'), spot('line')]
const to = (at: number) => ({ kind: 'focus', at })

test('Alt with S, R and P saves, deletes and prints, by the place of the key', () => {
  expect(meaningOf(key({ alt: true, code: 'KeyS', key: 'ß' }))).toBe('save')
  expect(meaningOf(key({ alt: true, code: 'KeyR' }))).toBe('delete')
  expect(meaningOf(key({ alt: true, code: 'KeyP' }))).toBe('print')
  expect(meaningOf(key({ alt: true, ctrl: true, code: 'KeyS' }))).toBeUndefined()
})

test('Enter belongs to the input method while Chinese is being composed', () => {
  expect(meaningOf(key({ key: 'Enter', composing: true }))).toBeUndefined()
  expect(meaningOf(key({ key: 'Enter' }))).toBe('next')
  expect(meaningOf(key({ key: 'Enter', shift: true }))).toBe('previous')
  expect(meaningOf(key({ key: 'End', ctrl: true }))).toBe('nextArea')
  expect(meaningOf(key({ key: 'End' }))).toBeUndefined()
})

test('Enter leads to the next field that takes input, across areas, and skips the grey ones', () => {
  expect(targetOf('next', spots, 1, 'line')).toEqual(to(3))
  expect(targetOf('next', spots, 4, 'line')).toEqual(to(6))
})

test('Enter in the last field of the line form puts the line into the grid', () => {
  expect(targetOf('next', spots, 6, 'line')).toEqual(to(7))
  expect(targetOf('next', spots, 7, 'line')).toEqual({ kind: 'takeLine' })
})

test('Enter in the last field of a form without lines stays', () => {
  expect(targetOf('next', [spot('0'), spot('0', true)], 0, 'line')).toBeUndefined()
})

test('Shift and Enter go back the way that Enter came', () => {
  expect(targetOf('previous', spots, 3, 'line')).toEqual(to(1))
  expect(targetOf('previous', spots, 6, 'line')).toEqual(to(4))
  expect(targetOf('previous', spots, 1, 'line')).toBeUndefined()
})

test('Ctrl and End lead to the first field of the next area, and from the lines back to the head', () => {
  expect(targetOf('nextArea', spots, 1, 'line')).toEqual(to(4))
  expect(targetOf('nextArea', spots, 4, 'line')).toEqual(to(6))
  expect(targetOf('nextArea', spots, 7, 'line')).toEqual(to(1))
  expect(targetOf('nextArea', spots, -1, 'line')).toEqual(to(1))
})
