// One code of one list, for one period. Codes are closed, never deleted, so that old documents stay readable.
import { enumerations } from './enumerations.ts'
import type { CodeList } from './lists.ts'

/** `unconfirmed` codes were seen in one weak source only: they are not offered, and a document that uses one is warned. */
export const entryStatuses = ['active', 'retired', 'unconfirmed'] as const
export type EntryStatus = (typeof entryStatuses)[number]

export type CodeEntry = {
  readonly list: CodeList
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** The same thing in the other code set, as far as there is one. */
  readonly altCode: string
  readonly attributes: Readonly<Record<string, string>>
  /** First and last day as yyyyMMdd; null is open on that side. */
  readonly effectiveFrom: string | null
  readonly effectiveTo: string | null
  readonly status: EntryStatus
  /** The edition of the list that last confirmed this entry. */
  readonly edition: string
  readonly source: string
}

/** Is the entry in force on a day (yyyyMMdd)? */
export const isInForce = (entry: CodeEntry, date: string): boolean =>
  (entry.effectiveFrom === null || entry.effectiveFrom <= date) && (entry.effectiveTo === null || date <= entry.effectiveTo)

export const noAttributes: Readonly<Record<string, string>> = Object.freeze({})

/** The protocol's own enumerations in the shape of code entries, so that one lookup serves every coded field. */
export const enumerationEntries = (): CodeEntry[] =>
  (Object.keys(enumerations) as (keyof typeof enumerations)[]).flatMap((list) =>
    enumerations[list].values.map(
      ([code, name, nameEn]): CodeEntry => ({
        list,
        code,
        name,
        nameEn,
        altCode: '',
        attributes: noAttributes,
        effectiveFrom: null,
        effectiveTo: null,
        status: 'active',
        edition: '202205',
        source: 'CEB202205',
      }),
    ),
  )
