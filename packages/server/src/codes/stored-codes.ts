/** The code lists as rows of ceb.code: filled once from the shipped tables, read into memory by every process. */
import type { CodeEntry, CodeTable } from '@openceb/documents'
import { readSeed } from '@openceb/documents/seed'
import { type CopyValue, type Database } from '@openceb/store'

const columns = ['list', 'code', 'effective_from', 'effective_to', 'name', 'name_en', 'alt_code', 'attributes', 'status', 'edition', 'source']

const rowOf = (entry: CodeEntry): CopyValue[] => [
  entry.list,
  entry.code,
  entry.effectiveFrom ?? '',
  entry.effectiveTo,
  entry.name,
  entry.nameEn,
  entry.altCode,
  entry.attributes,
  entry.status,
  entry.edition,
  entry.source,
]

/** Fills an empty table with the shipped lists and answers how many entries that were; `owner` owns the tables. */
export const seedCodes = (owner: Database): Promise<number> =>
  owner.transaction(async (session) => {
    // Two processes that start together fill it once.
    await session.query('lock table ceb.code in share row exclusive mode')
    const [found] = await session.query('select from ceb.code limit 1')
    if (found) return 0
    const rows = readSeed().map(rowOf)
    await session.copy({ table: 'ceb.code', columns, rows })
    return rows.length
  })

interface StoredCode {
  readonly list: CodeTable
  readonly code: string
  readonly from: string
  readonly to: string | null
  readonly name: string
  readonly nameEn: string | null
  readonly altCode: string | null
  readonly attributes: Readonly<Record<string, string>>
  readonly status: CodeEntry['status']
  readonly edition: string
  readonly source: string
}

export const readCodes = async (database: Database): Promise<CodeEntry[]> => {
  const rows = await database.query<StoredCode>(
    `select list, code, effective_from as "from", effective_to as "to", name, name_en as "nameEn", alt_code as "altCode",
       attributes, status, edition, source from ceb.code order by list, code, effective_from`,
  )
  return rows.map(({ from, to, nameEn, altCode, ...row }) => ({
    ...row,
    nameEn: nameEn ?? '',
    altCode: altCode ?? '',
    effectiveFrom: from || null,
    effectiveTo: to,
  }))
}
