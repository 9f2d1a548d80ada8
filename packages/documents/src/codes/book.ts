// The code lists in memory: what a code means on the day of a document, which is not today.
import { type Doubt, doubtAbout } from './doubt.ts'
import { type CodeEntry, enumerationEntries, isInForce } from './entry.ts'
import type { CodeList } from './lists.ts'
import { Tariff } from './tariff.ts'

export type Lookup =
  | { readonly kind: 'ok'; readonly entry: CodeEntry }
  | { readonly kind: 'assumed'; readonly entry: CodeEntry; readonly because: Doubt }
  | { readonly kind: 'unknown' }
  /** The code exists, but not on that day; the entry's period says whether it ended or has yet to begin. */
  | { readonly kind: 'expired'; readonly entry: CodeEntry }

const unknown: Lookup = Object.freeze({ kind: 'unknown' })

/** The periods of one code: nearly always one. */
type Periods = CodeEntry | readonly CodeEntry[]

/**
 * @example
 * const codes = new CodeBook(entries)
 * codes.lookup('currency', '142', '20261122') // { kind: 'ok', entry: { name: '人民币', … } }
 */
export class CodeBook {
  /** What the HS codes say beyond their names. */
  readonly tariff: Tariff
  readonly #lists = new Map<CodeList, Map<string, Periods>>()

  constructor(entries: Iterable<CodeEntry>) {
    for (const entry of enumerationEntries()) this.#add(entry)
    for (const entry of entries) this.#add(entry)
    this.tariff = new Tariff(this)
  }

  lookup(list: CodeList, code: string, date: string): Lookup {
    const periods = this.#lists.get(list)?.get(code)
    if (periods === undefined) return unknown
    const entry = isSeveral(periods) ? nearest(periods, date) : periods
    if (!isInForce(entry, date)) return { kind: 'expired', entry }
    const because = doubtAbout(entry, date)
    return because === null ? { kind: 'ok', entry } : { kind: 'assumed', entry, because }
  }

  *entries(list: CodeList): Generator<CodeEntry> {
    for (const periods of this.#lists.get(list)?.values() ?? []) {
      if (isSeveral(periods)) yield* periods
      else yield periods
    }
  }

  #add(entry: CodeEntry): void {
    let codes = this.#lists.get(entry.list)
    if (codes === undefined) this.#lists.set(entry.list, (codes = new Map<string, Periods>()))
    const known = codes.get(entry.code)
    if (known === undefined) {
      codes.set(entry.code, entry)
      return
    }
    const periods = isSeveral(known) ? known : [known]
    if (periods.some((period) => overlap(period, entry))) {
      throw new Error(`two periods of ${entry.list} ${entry.code} overlap`)
    }
    codes.set(
      entry.code,
      [...periods, entry].sort((a, b) => (begin(a) < begin(b) ? -1 : 1)),
    )
  }
}

const isSeveral = (periods: Periods): periods is readonly CodeEntry[] => Array.isArray(periods)

const begin = (entry: CodeEntry): string => entry.effectiveFrom ?? '00000000'
const end = (entry: CodeEntry): string => entry.effectiveTo ?? '99999999'

const overlap = (a: CodeEntry, b: CodeEntry): boolean => begin(a) <= end(b) && begin(b) <= end(a)

// The period that holds the day, else the last one before it, else the first one after it.
const nearest = (periods: readonly CodeEntry[], date: string): CodeEntry =>
  (periods.findLast((period) => begin(period) <= date) ?? periods[0]) as CodeEntry
