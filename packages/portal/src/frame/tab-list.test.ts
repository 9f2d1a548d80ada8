import { expect, test } from 'vitest'
import { addressOf, labelled, nextShown, shown, type Tabs, without } from './tab-list.ts'

const three: Tabs = [
  { key: '/a', search: '?x=1' },
  { key: '/b', search: '' },
  { key: '/c', search: '' },
]

test('a function that is open already is not opened twice and keeps the address it was left with', () => {
  expect(shown(three, '/a', '?x=2')).toEqual([{ key: '/a', search: '?x=2' }, three[1], three[2]])
  expect(shown(three, '/b', '')).toBe(three)
  expect(addressOf(three, '/a')).toBe('/a?x=1')
  expect(addressOf(three, '/d')).toBe('/d')
})

test('closing the tab that is shown brings up its right neighbour, the left one at the end, the start page at last', () => {
  expect(nextShown(three, new Set(['/b']), '/b')).toBe('/c')
  expect(nextShown(three, new Set(['/c']), '/c')).toBe('/b')
  expect(nextShown(three, new Set(['/a', '/b', '/c']), '/b')).toBe('/')
  expect(nextShown(three, new Set(['/b']), '/a')).toBe('/a')
})

test('closing the others leaves exactly the tab that is shown', () => {
  const others = new Set(three.map(({ key }) => key).filter((key) => key !== '/b'))
  expect(without(three, others)).toEqual([three[1]])
  expect(nextShown(three, others, '/b')).toBe('/b')
})

test('a detail is named once its document is known', () => {
  expect(labelled(three, '/c', 'B2018')[2]).toEqual({ key: '/c', search: '', label: 'B2018' })
  expect(labelled(three, '/z', 'B2018')).toBe(three)
})
