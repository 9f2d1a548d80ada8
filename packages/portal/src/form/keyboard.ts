/** The keys of a form, as data: what a key means, and which field it leads to. */
export interface Key {
  readonly key: string
  /** The place on the keyboard, the same whatever Alt makes of the letter. */
  readonly code: string
  readonly alt: boolean
  readonly ctrl: boolean
  readonly shift: boolean
  readonly meta: boolean
  /** An input method is composing Chinese: the key is its own. */
  readonly composing: boolean
}

export type Meaning = 'save' | 'delete' | 'print' | 'next' | 'previous' | 'nextArea'

const shortcuts: Readonly<Record<string, Meaning>> = { KeyS: 'save', KeyR: 'delete', KeyP: 'print' }

export const meaningOf = ({ key, code, alt, ctrl, shift, meta, composing }: Key): Meaning | undefined => {
  if (composing || meta) return undefined
  if (alt) return ctrl || shift ? undefined : shortcuts[code]
  if (key === 'End' && ctrl) return 'nextArea'
  if (key !== 'Enter' || ctrl) return undefined
  return shift ? 'previous' : 'next'
}

/** One input of the form, in the order of the page; grey ones are skipped. */
export interface Spot {
  readonly area: string
  readonly grey: boolean
}

export type Target = { readonly kind: 'focus'; readonly at: number } | { readonly kind: 'takeLine' } | undefined

const firstOf = (spots: readonly Spot[], area: string): number => spots.findIndex((spot) => spot.area === area && !spot.grey)

/** From the last field of the line form the line goes into the grid; elsewhere Enter leads to the next field that takes input. */
const nextFrom = (spots: readonly Spot[], at: number, lineArea: string): Target => {
  const next = spots.findIndex((spot, index) => index > at && !spot.grey)
  const area = spots[at]?.area
  if (area === lineArea && spots[next]?.area !== area) return { kind: 'takeLine' }
  return next < 0 ? undefined : { kind: 'focus', at: next }
}

export const targetOf = (meaning: Meaning, spots: readonly Spot[], at: number, lineArea: string): Target => {
  if (meaning === 'next') return nextFrom(spots, at, lineArea)
  if (meaning === 'previous') {
    const previous = spots.findLastIndex((spot, index) => index < at && !spot.grey)
    return previous < 0 ? undefined : { kind: 'focus', at: previous }
  }
  if (meaning === 'nextArea') {
    const areas = [...new Set(spots.filter(({ grey }) => !grey).map(({ area }) => area))]
    const area = areas[(areas.indexOf(spots[at]?.area ?? '') + 1) % areas.length]
    return area === undefined ? undefined : { kind: 'focus', at: firstOf(spots, area) }
  }
  return undefined
}

export const lineArea = 'line'
