/** Documents made from the limits of their fields: the smallest and the largest that the schema takes. */
import type { Definition, DocumentValue, Field, FieldKind, Fields, Random, Values } from '@openceb/kernel'
import type { Subscriber, Transfer } from '../reading.ts'

const digit = (random: Random): string => String(Math.floor(random.next() * 10))

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789不锈钢保温杯电源适配器'

const word = (length: number, random: Random): string => Array.from({ length }, () => letters[Math.floor(random.next() * letters.length)]).join('')

const digits = (length: number, random: Random): string => Array.from({ length }, () => digit(random)).join('')

/** A real time: any day of a 28-day month. */
const time = (length: number, random: Random): string => {
  const two = (below: number, from = 0): string => String(from + Math.floor(random.next() * below)).padStart(2, '0')
  return `20${two(70)}${two(12, 1)}${two(28, 1)}${two(24)}${two(60)}${two(60)}${digits(3, random)}`.slice(0, length)
}

type Sampler = (field: Field, size: 'full' | 'small', random: Random) => string | number

const sampleText: Sampler = ({ min = 0, max = 1, fixed }, size, random) =>
  fixed ?? word(size === 'full' ? Math.min(max, 5000) : Math.max(min, 1), random)
const sampleTime: Sampler = ({ max = 14 }, _size, random) => time(max, random)

const samplers: Readonly<Record<FieldKind, Sampler>> = {
  text: sampleText,
  code: sampleText,
  enterprise: sampleText,
  integer: ({ total = 1 }, size) => (size === 'full' ? 10 ** total - 1 : 1),
  decimal: ({ total = 1, fraction = 0 }, size) =>
    size === 'full' ? `${'9'.repeat(total - fraction)}${fraction > 0 ? `.${'9'.repeat(fraction)}` : ''}` : '1',
  datetime: sampleTime,
  timestamp: sampleTime,
  date: sampleTime,
}

export const sampleOf = (field: Field, size: 'full' | 'small', random: Random): string | number => samplers[field.kind](field, size, random)

const recordOf = <F extends Fields>(fields: F, size: 'full' | 'small', random: Random): Values<F> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (size === 'full' || field.required === true ? [[name, sampleOf(field, size, random)]] : [])),
  ) as Values<F>

/** The same numbers again and again, so that samples are the same bytes in every run. */
export const steadyRandom = (seed = 1): Random => {
  let state = seed
  const next = (): number => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  return { next, uuid: () => steadyGuid(next) }
}

const steadyGuid = (next: () => number): string =>
  'XXXXXXXX-XXXX-4XXX-8XXX-XXXXXXXXXXXX'.replace(/X/g, () =>
    Math.floor(next() * 16)
      .toString(16)
      .toUpperCase(),
  )

/** Every field at its longest, lines up to their number or `lines`. */
export const fullSample = (definition: Definition, random: Random = steadyRandom(), lines = 3): DocumentValue => {
  const [, most] = definition.message.lines
  return {
    head: recordOf(definition.head, 'full', random),
    lines: Array.from({ length: Math.min(most, lines) }, () => recordOf(definition.lines, 'full', random)),
  }
}

/** Required fields alone, each at its shortest, and as few lines as there may be. */
export const smallSample = (definition: Definition, random: Random = steadyRandom()): DocumentValue => ({
  head: recordOf(definition.head, 'small', random),
  lines: Array.from({ length: definition.message.lines[0] }, () => recordOf(definition.lines, 'small', random)),
})

export const sampleTransfer: Transfer = { copCode: '3301960ABC', copName: '杭州示例科技有限公司', dxpMode: 'DXP', dxpId: 'DXPENT0000000001' }

export const sampleSubscriber: Subscriber = { status: 'ALL', dxpMode: 'DXP', dxpAddress: 'DXPENT0000000002' }
