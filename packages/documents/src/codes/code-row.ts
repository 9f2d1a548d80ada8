// One line of a code file: its cells as an entry, and what can be wrong with it.
import { type CodeEntry, entryStatuses, noAttributes } from './entry.ts'
import type { CodeTable } from './lists.ts'

/** Notes a fault of a line: code, Chinese and English sentence, and the words in them. */
export type Complain = (line: number, code: string, message: string, messageEn: string, params?: Record<string, string>) => void

export const requiredColumns = ['code', 'name', 'edition', 'source'] as const
export const optionalColumns = ['nameEn', 'altCode', 'effectiveFrom', 'effectiveTo', 'status'] as const
type BaseColumn = (typeof requiredColumns)[number] | (typeof optionalColumns)[number]

export const readEntry = (list: CodeTable, header: readonly string[], cells: readonly string[]): CodeEntry => {
  const base: Partial<Record<BaseColumn, string>> = {}
  const attributes: Record<string, string> = {}
  header.forEach((column, index) => {
    const cell = cells[index] ?? ''
    if (cell === '') return
    if (isBaseColumn(column)) base[column] = cell
    else attributes[column] = cell
  })
  return {
    list,
    code: base.code ?? '',
    name: base.name ?? '',
    nameEn: base.nameEn ?? '',
    altCode: base.altCode ?? '',
    attributes: Object.keys(attributes).length === 0 ? noAttributes : attributes,
    effectiveFrom: base.effectiveFrom ?? null,
    effectiveTo: base.effectiveTo ?? null,
    // Checked right after reading; an unknown word never leaves this file.
    status: (base.status ?? 'active') as CodeEntry['status'],
    edition: base.edition ?? '',
    source: base.source ?? '',
  }
}

export const checkEntry = (entry: CodeEntry, line: number, complain: Complain): void => {
  for (const column of requiredColumns) {
    if (entry[column] === '') complain(line, 'CODE_CELL_EMPTY', `[${column}]不能为空`, `${column} must not be empty`, { column })
  }
  const texts = { code: entry.code, name: entry.name, nameEn: entry.nameEn, altCode: entry.altCode, ...entry.attributes }
  for (const [column, text] of Object.entries(texts)) {
    if (text !== text.trim() || /\p{Cc}/u.test(text)) {
      complain(line, 'CODE_CELL_UNTIDY', `[${column}]首尾有空格或含控制字符，请清除`, `${column} has blanks at an end or control characters`, {
        column,
      })
    }
  }
  for (const column of ['effectiveFrom', 'effectiveTo'] as const) {
    const day = entry[column]
    if (day !== null && !isDay(day)) {
      complain(line, 'CODE_DATE_WRONG', `[${column}]应为8位日期，如20260101`, `${column} should be a day such as 20260101`, { column, value: day })
    }
  }
  if (entry.effectiveFrom !== null && entry.effectiveTo !== null && entry.effectiveFrom > entry.effectiveTo) {
    complain(line, 'CODE_PERIOD_REVERSED', '生效日期晚于失效日期，请更正', 'The period ends before it begins')
  }
  if (!entryStatuses.includes(entry.status)) {
    complain(line, 'CODE_STATUS_UNKNOWN', `状态只能为${entryStatuses.join('、')}`, `status is one of ${entryStatuses.join(', ')}`, {
      value: entry.status,
    })
  }
  if (entry.status === 'retired' && entry.effectiveTo === null) {
    complain(line, 'CODE_END_MISSING', '已停用的代码须填写失效日期', 'A retired code needs its last day')
  }
}

const isBaseColumn = (column: string): column is BaseColumn =>
  (requiredColumns as readonly string[]).includes(column) || (optionalColumns as readonly string[]).includes(column)

const isDay = (text: string): boolean => {
  if (!/^\d{8}$/.test(text)) return false
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  const day = new Date(iso)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso)
}
