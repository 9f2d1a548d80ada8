// The code tables that the product ships with, read from its CSV files to fill an empty database. Not for browsers.
import { readFileSync } from 'node:fs'
import { parseCodeFile } from './code-file.ts'
import type { CodeEntry } from './entry.ts'
import { type CodeTable, codeTables } from './lists.ts'
import { findDanglingReferences } from './references.ts'

export { type CodeFileIssue, type CodeFileResult, parseCodeFile } from './code-file.ts'
export { type DanglingReference, findDanglingReferences } from './references.ts'

// The same two levels up from src/codes and from dist/codes.
const folder = new URL('../../codes/', import.meta.url)

const seededTables = (Object.keys(codeTables) as CodeTable[]).filter((table) => codeTables[table].kept === 'seed')

/** All entries of all shipped lists, in the order of their codes. Throws with every fault when a file is broken. */
export const readSeed = (): CodeEntry[] => {
  const faults: string[] = []
  const entries = seededTables.flatMap((table) => {
    const fileName = `${table}.csv`
    const result = parseCodeFile(table, fileName, readFileSync(new URL(fileName, folder), 'utf8'))
    if (result.ok) return result.entries
    faults.push(...result.issues.map((issue) => `${issue.path} ${issue.messageEn}`))
    return []
  })
  for (const { entry, attribute, target, missing } of faults.length > 0 ? [] : findDanglingReferences(entries)) {
    faults.push(`${entry.list}.csv code ${entry.code}: ${attribute} names ${missing}, which ${target} lacks`)
  }
  if (faults.length > 0) throw new Error(`the shipped code tables are broken:\n${faults.join('\n')}`)
  return entries
}
