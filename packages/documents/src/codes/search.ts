// Finding a code by what people type: digits of the code, pinyin initials (zg for 中国), part of a Chinese or English name.
// For servers only: the pinyin dictionary is too heavy for a page.
import { pinyin } from 'pinyin-pro'
import { type CodeEntry, enumerationEntries, isInForce } from './entry.ts'
import type { CodeList } from './lists.ts'

export type CodeSearchResult = {
  readonly items: readonly CodeEntry[]
  /** There are more hits than were asked for: the user should type more. */
  readonly more: boolean
}

type Row = {
  readonly entry: CodeEntry
  readonly code: string
  readonly altCode: string
  readonly name: string
  readonly nameEn: string
  readonly initials: string
}

/** The first letter of every syllable, digits and Latin letters kept: 中国 is zg, 重庆 is cq, X光机 is xgj. */
export const initialsOf = (name: string): string =>
  fold(pinyin(name, { pattern: 'first', toneType: 'none', separator: '', nonZh: 'consecutive' })).replace(/[^a-z0-9]/g, '')

export class CodeSearch {
  readonly #lists = new Map<CodeList, Row[]>()

  constructor(entries: Iterable<CodeEntry>) {
    for (const entry of enumerationEntries()) this.#add(entry)
    for (const entry of entries) this.#add(entry)
    for (const rows of this.#lists.values()) rows.sort(byCode)
  }

  /** Only codes that a new document of that day (yyyyMMdd) may use. An empty query lists the first ones. */
  search(list: CodeList, query: string, { date, limit = 50 }: { date: string; limit?: number }): CodeSearchResult {
    const words = fold(query.trim())
    const ranks: CodeEntry[][] = []
    for (const row of this.#lists.get(list) ?? []) {
      const rank = rankOf(row, words)
      if (rank === null || row.entry.status === 'unconfirmed' || !isInForce(row.entry, date)) continue
      ;(ranks[rank] ??= []).push(row.entry)
    }
    const found = ranks.flat()
    return { items: found.slice(0, limit), more: found.length > limit }
  }

  #add(entry: CodeEntry): void {
    const row: Row = {
      entry,
      code: fold(entry.code),
      altCode: fold(entry.altCode),
      name: fold(entry.name),
      nameEn: fold(entry.nameEn),
      initials: initialsOf(entry.name),
    }
    const rows = this.#lists.get(entry.list)
    if (rows === undefined) this.#lists.set(entry.list, [row])
    else rows.push(row)
  }
}

// Small is better. The other code set counts like a code: who knows CNY finds 142.
const rankOf = (row: Row, words: string): number | null => {
  if (row.code === words) return 0
  if (row.code.startsWith(words) || row.altCode === words) return 1
  if (row.altCode.startsWith(words)) return 2
  const rank = nameRankOf(row, words)
  // Among many goods of one name, those that online shops sell come first.
  return rank === null || row.entry.attributes.common !== undefined ? rank : rank + 1
}

const nameRankOf = ({ name, nameEn, initials }: Row, words: string): number | null => {
  if (name === words || nameEn === words) return 3
  if (name.startsWith(words) || nameEn.startsWith(words)) return 5
  if (initials === words) return 7
  if (initials.startsWith(words)) return 9
  if (name.includes(words) || nameEn.includes(words)) return 11
  // One letter stands inside nearly every name.
  return words.length > 1 && initials.includes(words) ? 13 : null
}

const byCode = (a: Row, b: Row): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

// Full-width digits and letters come from Chinese input methods.
const fold = (text: string): string => text.normalize('NFKC').toLowerCase()
