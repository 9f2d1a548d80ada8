/** Rows as COPY text: the fastest way into a table, and one statement for a whole batch. */

export type CopyValue = string | number | boolean | Date | null | undefined | Uint8Array | object

/** Rows for one table, every row with a value for every column. */
export interface TableRows {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly CopyValue[])[]
}

export const copyRows = (table: string, columns: readonly string[], rows: readonly (readonly CopyValue[])[]): TableRows => ({ table, columns, rows })

const special = /[\\\n\r\t]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const escaped = (text: string): string => (special.test(text) ? text.replace(/[\\\n\r\t]/g, (c) => escapes[c] ?? c) : text)

const cell = (value: CopyValue): string => {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  return escaped(JSON.stringify(value))
}

/** PostgreSQL stores no NUL in text; the reader refuses it, so it cannot get here from a message. */
export const copyText = ({ rows }: TableRows): string => {
  let text = ''
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) text += i ? `\t${cell(row[i])}` : cell(row[i])
    text += '\n'
  }
  return text
}

/** The same rows as JSON, for roles that row-level security keeps from COPY. */
export const jsonRecords = ({ columns, rows }: TableRows): string =>
  JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null]))))
