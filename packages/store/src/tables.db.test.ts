import { documents } from '@openceb/documents'
import { defineDocument, type Definition, text } from '@openceb/kernel'
import { expect, test } from 'vitest'
import { columnsOfTable, createIndexes, createTable, tableName, visibilityOf } from './tables.ts'
import { createTestDatabase } from './testing.ts'

test.each(documents)('$key: the migrated table has exactly the columns and indexes of the definition', async (definition) => {
  const { pool } = await createTestDatabase()
  const name = tableName(definition, 'ceb').replace('ceb.', '')
  const { rows } = await pool.query<{ column: string; type: string }>(
    `select attname as column, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum`,
    [`ceb."${name}"`],
  )
  const full: Record<string, string> = { timestamptz: 'timestamp with time zone' }
  expect(rows).toEqual(
    columnsOfTable(definition).map(({ name: column, type }) => {
      const [plain = ''] = type.split(/ not null| default/)
      return { column, type: full[plain] ?? plain }
    }),
  )
  const defined = async (schema: string): Promise<string[]> => {
    const indexes = await pool.query<{ def: string }>(
      'select indexdef as def from pg_indexes where schemaname = $1 and tablename = $2 order by indexname',
      [schema, name],
    )
    return indexes.rows.map(({ def }) => def.replaceAll(`${schema}.`, ''))
  }
  await pool.query(`create schema wanted; ${createTable(definition, 'wanted')} ${createIndexes(definition, 'wanted')}`)
  expect(await defined('ceb')).toEqual(await defined('wanted'))
})

test.each(documents)('$key: who sees a row is written in the database as the definition says', async (definition) => {
  const { pool } = await createTestDatabase()
  const table = tableName(definition, 'ceb')
  await pool.query(`create policy wanted on ${table} to ceb_app using (${visibilityOf(definition)})`)
  const { rows } = await pool.query<{ qual: string }>(
    `select qual from pg_policies where schemaname = 'ceb' and tablename = $1 and policyname in ('party', 'wanted')`,
    [table.replace('ceb.', '')],
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(rows[1])
})

test('a field that some page filters becomes a column by its one line, any other lives in the body', () => {
  const [given] = documents as readonly [Definition, ...Definition[]]
  const withFields = defineDocument({
    ...given,
    head: {
      ...given.head,
      giftNo: text('礼品编号', 'Gift number', { max: 20, required: false, filter: true }),
      wish: text('祝福', 'Wish', { max: 20, required: false }),
    },
  })
  expect(createTable(withFields, 'ceb')).toContain('\n  gift_no text,')
  expect(createTable(withFields, 'ceb')).not.toContain('wish')
})
