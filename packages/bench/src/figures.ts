/** Figures from single measurements: the middle one of several runs, and what all but a few of many requests keep under. */

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** The nearest-rank percentile: a value that was really measured. */
export const percentile = (values: readonly number[], percent: number): number => {
  const ranked = sorted(values)
  return ranked[Math.max(0, Math.ceil((percent / 100) * ranked.length) - 1)] ?? Number.NaN
}

const median = (values: readonly number[]): number => percentile(values, 50)

export interface Rate {
  /** The middle one of the runs. */
  readonly perSecond: number
  readonly runs: readonly number[]
}

export const rateOf = (runs: readonly number[]): Rate => ({ perSecond: Math.round(median(runs)), runs: runs.map(Math.round) })

export const secondsSince = (began: number): number => (performance.now() - began) / 1000
