/** A document as a row of its table, compiled once per definition. */
import { columnName, type Definition, type DocumentValue } from '@openceb/kernel'
import type { CopyValue, TableRows } from '../copy.ts'
import { fieldColumns, tableName } from '../tables.ts'

export interface DocumentRow {
  readonly id: number
  readonly intakeTime: Date
  readonly version: number
  readonly status: string
  /** 17 digits of the receipt that set the status. */
  readonly statusTime: string
  readonly saved: boolean
  readonly copCode: string
  readonly dxpId: string
  readonly value: DocumentValue
  /** Fields that the system gives, whether they stand in the head (preNo, invtNo) or not. */
  readonly given: Readonly<Record<string, string | number | undefined>>
  /** Who else gets the receipts: dxp ids. */
  readonly subscribers?: readonly string[] | undefined
}

type Head = Readonly<Record<string, CopyValue>>

export interface RowShape {
  readonly table: string
  readonly columns: readonly string[]
  values(row: DocumentRow): CopyValue[]
}

const compile = (definition: Definition, schema: string): RowShape => {
  const fields = fieldColumns(definition).map(({ field = '' }) => field)
  return {
    table: tableName(definition, schema),
    columns: ['id', 'intake_time', 'version', 'status', 'status_time', 'saved', 'cop_code', 'dxp_id', 'app_time', ...fields.map(columnName), 'body'],
    values(row) {
      const head = row.value.head as Head
      const { given } = row
      const values: CopyValue[] = [row.id, row.intakeTime, row.version, row.status, row.statusTime, row.saved, row.copCode, row.dxpId, head.appTime]
      for (const field of fields) values.push(given[field] ?? head[field])
      values.push(
        row.subscribers?.length
          ? { head: row.value.head, lines: row.value.lines, subscribers: row.subscribers }
          : { head: row.value.head, lines: row.value.lines },
      )
      return values
    },
  }
}

const shapes = new Map<string, RowShape>()

export const rowShape = (definition: Definition, schema: string): RowShape => {
  const name = `${schema}.${definition.key}`
  let shape = shapes.get(name)
  if (!shape) shapes.set(name, (shape = compile(definition, schema)))
  return shape
}

export const documentRows = (definition: Definition, schema: string, rows: readonly DocumentRow[]): TableRows => {
  const shape = rowShape(definition, schema)
  return { table: shape.table, columns: shape.columns, rows: rows.map((row) => shape.values(row)) }
}
