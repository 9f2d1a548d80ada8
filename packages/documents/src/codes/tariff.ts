// What the tariff says about an HS code for export: legal units, conditions, duty, and which codes stand beside it.
import { type CodeEntry, isInForce } from './entry.ts'
import type { CodeList } from './lists.ts'

type Lists = { entries(list: CodeList): Iterable<CodeEntry> }

export type TariffFacts = {
  /** Legal units (法定计量单位), codes of the list `unit`. */
  readonly unit1: string
  readonly unit2: string | null
  /** Export conditions (监管条件): one code of `supervisionDoc` per character. */
  readonly supervision: string
  /** Those conditions that close the e-commerce route and ask for the general one. */
  readonly closing: string
  /** Condition B: the number of the electronic ledger (电子底账) has to be given. */
  readonly needsLedger: boolean
  /** Export duty in per cent as text, null when there is none. */
  readonly exportDuty: string | null
}

/** Codes to offer instead of one that ended: of the same six digits, or, where these ended too, of the same four. */
export type Successors = { readonly digits: 4 | 6; readonly entries: readonly CodeEntry[] }

const headingLengths = [4, 6] as const

export class Tariff {
  /** Code entries by their first four and by their first six digits. */
  readonly #byHeading = new Map<string, CodeEntry[]>()
  /** Entries that show that a heading exists, from all lists that hold tariff codes. */
  readonly #headings = new Map<string, CodeEntry[]>()
  readonly #controlled = new Map<string, CodeEntry[]>()
  readonly #routes = new Map<string, string>()

  constructor(lists: Lists) {
    for (const entry of lists.entries('hsCode')) {
      for (const length of headingLengths) push(this.#byHeading, entry.code.slice(0, length), entry)
    }
    for (const entry of lists.entries('exportControl')) {
      push(this.#controlled, entry.code, entry)
      for (const length of headingLengths) push(this.#headings, entry.code.slice(0, length), entry)
    }
    for (const entry of lists.entries('hsHeading')) push(this.#headings, entry.code, entry)
    for (const entry of lists.entries('supervisionDoc')) {
      if (entry.attributes.retailRoute !== undefined) this.#routes.set(entry.code, entry.attributes.retailRoute)
    }
  }

  /** Takes an entry of the list `hsCode`, as a lookup found it. */
  facts({ attributes }: CodeEntry): TariffFacts {
    const supervision = attributes.supervision ?? ''
    return {
      unit1: attributes.unit1 ?? '',
      unit2: attributes.unit2 ?? null,
      supervision,
      closing: this.#withRoute(supervision, 'closed'),
      needsLedger: this.#withRoute(supervision, 'electronicLedger') !== '',
      exportDuty: attributes.exportDutyPercent ?? null,
    }
  }

  /** The catalogue entry that puts a code under dual-use export licence; it also knows codes the tariff here lacks. */
  exportControl(code: string, date: string): CodeEntry | null {
    return this.#controlled.get(code)?.find((entry) => isInForce(entry, date)) ?? null
  }

  /**
   * Is there a heading of these four or six digits? All four-digit headings are known; of the six-digit ones some that
   * are new since 2022 are not, so a refusal that rests on six digits should be a warning.
   */
  headingExists(prefix: string, date: string): boolean {
    const inForce = (entry: CodeEntry) => isInForce(entry, date)
    return Boolean(this.#byHeading.get(prefix)?.some(inForce) || this.#headings.get(prefix)?.some(inForce))
  }

  successors(code: string, date: string, limit = 20): Successors {
    const live = (digits: 4 | 6) =>
      (this.#byHeading.get(code.slice(0, digits)) ?? []).filter((entry) => entry.code !== code && isInForce(entry, date) && entry.status === 'active')
    const six = live(6)
    return six.length > 0 ? { digits: 6, entries: six.slice(0, limit) } : { digits: 4, entries: live(4).slice(0, limit) }
  }

  #withRoute(supervision: string, route: string): string {
    return [...supervision].filter((condition) => this.#routes.get(condition) === route).join('')
  }
}

const push = (index: Map<string, CodeEntry[]>, key: string, entry: CodeEntry): void => {
  const known = index.get(key)
  if (known === undefined) index.set(key, [entry])
  else known.push(entry)
}
