// Reading one code list from CSV, strictly: a file that is wrong anywhere is refused whole, with every fault and its line.
import { CsvError, parse } from 'csv-parse/sync'
import { type Complain, checkEntry, optionalColumns, readEntry, requiredColumns } from './code-row.ts'
import type { CodeEntry } from './entry.ts'
import { type CodeTable, codeTables } from './lists.ts'

export type CodeFileIssue = {
  readonly code: string
  /** File and line, as an editor would open them: `hsCode.csv:1203`. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly message: string
  readonly messageEn: string
}

export type CodeFileResult =
  | { readonly ok: true; readonly entries: readonly CodeEntry[] }
  | { readonly ok: false; readonly issues: readonly CodeFileIssue[] }

type Line = { readonly number: number; readonly cells: readonly string[] }

export const parseCodeFile = (list: CodeTable, fileName: string, text: string): CodeFileResult => {
  const issues: CodeFileIssue[] = []
  const complain: Complain = (line, code, message, messageEn, params = {}) =>
    issues.push({ code, path: `${fileName}:${line}`, params, message, messageEn })

  const lines = readLines(text, complain)
  const header = lines.shift()
  if (issues.length === 0 && header === undefined) complain(1, 'CODE_FILE_EMPTY', '文件为空，请选择含表头的文件', 'The file is empty')
  if (header !== undefined) checkHeader(list, header, complain)
  if (header === undefined || issues.length > 0) return { ok: false, issues }

  const firstSeen = new Map<string, number>()
  const entries = lines.map((line) => {
    const entry = readEntry(list, header.cells, line.cells)
    checkEntry(entry, line.number, complain)
    const key = `${entry.code} ${entry.effectiveFrom ?? ''}`
    const before = firstSeen.get(key)
    if (before !== undefined) {
      complain(
        line.number,
        'CODE_REPEATED',
        `代码[${entry.code}]与第${before}行重复，请删除其中一行`,
        `Code ${entry.code} already stands in line ${before}`,
        { code: entry.code, line: String(before) },
      )
    }
    firstSeen.set(key, line.number)
    return entry
  })
  return issues.length > 0 ? { ok: false, issues } : { ok: true, entries }
}

const readLines = (text: string, complain: Complain): Line[] => {
  try {
    // With `info` the parser answers each record with its place, which its overloads do not tell.
    const records = parse(text, { bom: true, info: true }) as unknown as { info: { lines: number }; record: string[] }[]
    return records.map(({ info, record }) => ({ number: info.lines, cells: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    complain(
      Number(error.lines ?? 0),
      'CODE_FILE_NOT_CSV',
      '不是有效的CSV：列数与表头不符或引号不配对，请检查该行',
      `Not valid CSV: ${error.message}`,
    )
    return []
  }
}

const checkHeader = (list: CodeTable, header: Line, complain: Complain): void => {
  const allowed: readonly string[] = [...requiredColumns, ...optionalColumns, ...codeTables[list].attributes]
  for (const column of requiredColumns) {
    if (!header.cells.includes(column)) {
      complain(header.number, 'CODE_COLUMN_MISSING', `缺少列[${column}]，请补充`, `Column ${column} is missing`, { column })
    }
  }
  header.cells.forEach((column, index) => {
    if (!allowed.includes(column)) {
      complain(header.number, 'CODE_COLUMN_UNKNOWN', `不认识的列[${column}]，请删除或更正`, `Column ${column} is not known`, { column })
    }
    if (header.cells.indexOf(column) < index) {
      complain(header.number, 'CODE_COLUMN_REPEATED', `列[${column}]重复，请删除其中一列`, `Column ${column} comes twice`, { column })
    }
  })
}
