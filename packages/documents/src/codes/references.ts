// Codes that point into other lists: an HS code with a unit that does not exist would make every declaration of it fail.
import type { CodeEntry } from './entry.ts'
import type { CodeTable } from './lists.ts'

type Reference = {
  readonly from: CodeTable
  readonly attribute: string
  readonly to: CodeTable
  /** One code, or one code per character. */
  readonly holds: 'one' | 'characters'
}

const references: readonly Reference[] = [
  { from: 'hsCode', attribute: 'unit1', to: 'unit', holds: 'one' },
  { from: 'hsCode', attribute: 'unit2', to: 'unit', holds: 'one' },
  { from: 'hsCode', attribute: 'supervision', to: 'supervisionDoc', holds: 'characters' },
  { from: 'exportControl', attribute: 'document', to: 'supervisionDoc', holds: 'one' },
  { from: 'customsOffice', attribute: 'district', to: 'customsOffice', holds: 'one' },
  { from: 'supervisedSite', attribute: 'customsOffice', to: 'customsOffice', holds: 'one' },
  { from: 'port', attribute: 'country', to: 'country', holds: 'one' },
  { from: 'port', attribute: 'countryIso', to: 'countryIso', holds: 'one' },
  { from: 'portIso', attribute: 'country', to: 'countryIso', holds: 'one' },
]

export type DanglingReference = {
  readonly entry: CodeEntry
  readonly attribute: string
  readonly target: CodeTable
  readonly missing: string
}

/** All codes that entries name and no list holds, whatever their period. */
export const findDanglingReferences = (entries: readonly CodeEntry[]): DanglingReference[] => {
  const known = new Map<string, Set<string>>()
  for (const { list, code } of entries) {
    const codes = known.get(list)
    if (codes === undefined) known.set(list, new Set([code]))
    else codes.add(code)
  }
  return entries.flatMap((entry) =>
    references
      .filter(({ from }) => from === entry.list)
      .flatMap(({ attribute, to, holds }) => {
        const value = entry.attributes[attribute]
        if (value === undefined) return []
        return (holds === 'one' ? [value] : [...value])
          .filter((code) => !known.get(to)?.has(code))
          .map((missing) => ({ entry, attribute, target: to, missing }))
      }),
  )
}
