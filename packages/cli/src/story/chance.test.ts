import { expect, test } from 'vitest'
import { chanceOf } from './chance.ts'

const uuid = (): string => 'u'
const draws = (seed: number, parcel: number, count = 5): number[] => {
  const chance = chanceOf(seed, parcel, { uuid })
  return Array.from({ length: count }, () => chance.next())
}

test('a parcel of a seed is the same one, whichever was made before it', () => {
  expect(draws(7, 3)).toEqual(draws(7, 3))
  expect(draws(7, 3)).not.toEqual(draws(7, 4))
  expect(draws(7, 3)).not.toEqual(draws(8, 3))
})

test('all of a range is drawn about as often', () => {
  const drawn = Array.from({ length: 2000 }, (_, parcel) => draws(1, parcel)).flat()
  const tenths = Array.from({ length: 10 }, (_, tenth) => drawn.filter((next) => Math.floor(next * 10) === tenth).length)
  expect(Math.min(...tenths)).toBeGreaterThan(850)
})
