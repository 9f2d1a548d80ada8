/** Chance that can be repeated: the same seed fills the same parcels with the same goods. */
import type { Random } from '@openceb/kernel'

/** Mulberry32: small, even enough for choosing goods, and the same everywhere. */
const sequence = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Each parcel has its own sequence, whichever parcels are made before it. Numbers that no other document may have stay random. */
export const chanceOf = (seed: number, parcel: number, { uuid }: Pick<Random, 'uuid'>): Random => ({
  next: sequence(Math.imul(seed, 0x9e3779b1) ^ Math.imul(parcel + 1, 0x85ebca6b)),
  uuid,
})

/** Tells the numbers of one run from those of every other: the time in letters and digits. */
export const seriesOf = (now: Date): string => now.getTime().toString(36).toUpperCase()
