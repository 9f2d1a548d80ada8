import { documents } from '@openceb/documents'
import { defineDocument, type Definition, text } from '@openceb/kernel'
import { expect, test } from 'vitest'
import { columnsOfTable, createTable, indexesOf, tableName, visibilityOf } from './tables.ts'
import { createTestDatabase } from './testing.ts'

const squeezed = (sql: string): string => sql.replace(/\s+/g, ' ').trim()

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
  const indexes = await pool.query<{ name: string; def: string }>(
    `select indexname as name, indexdef as def from pg_indexes where schemaname = 'ceb' and tablename = $1 and indexname not like '%_pkey' order by 1`,
    [name],
  )
  const wanted = indexesOf(definition).map(({ name: index, on }) => [index, on.replace(/ where .*/, '')] as const)
  expect(indexes.rows.map((row) => row.name)).toEqual(wanted.map(([index]) => index).sort())
  for (const [index, on] of wanted) expect(squeezed(indexes.rows.find((row) => row.name === index)?.def ?? '').toLowerCase()).toContain(on)
})

test.each(documents)('$key: who sees a row is written in the database as the definition says', async (definition) => {
  const { pool } = await createTestDatabase()
  const { rows } = await pool.query<{ qual: string }>(
    `select qual from pg_policies where schemaname = 'ceb' and tablename = $1 and policyname = 'party'`,
    [tableName(definition, 'ceb').replace('ceb.', '')],
  )
  for (const condition of visibilityOf(definition).split('\n    or '))
    for (const part of condition.replace(/[()]/g, '').split(' and '))
      expect(rows[0]?.qual.replace(/[()]|::text/g, '')).toContain(part.replace(/[()]/g, ''))
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
