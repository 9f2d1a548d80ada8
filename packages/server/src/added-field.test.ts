import { documentOf } from '@openceb/documents'
import { defineDocument, text } from '@openceb/kernel'
import { expect, test } from 'vitest'
import { documentPaths } from './openapi/document-paths.ts'
import { documentSchemas } from './openapi/schemas.ts'
import { readQuestion } from './search/question.ts'
import { pageStatement } from './search/statement.ts'

const inventory = documentOf('inventory')
const giftNo = text('礼品编号', 'Gift number', { max: 5, required: false, filter: true })
const withGift = defineDocument({ ...inventory, head: { ...inventory.head, giftNo } })

test('a field added by one line is described with its limits and as a condition of the search', () => {
  const schemas = documentSchemas(withGift) as Record<string, { properties: Record<string, unknown> }>
  expect(schemas.InventoryHead?.properties.giftNo).toMatchObject({ title: '礼品编号', type: 'string', maxLength: 5 })
  expect(schemas.InventoryItem?.properties.giftNo).toMatchObject({ title: '礼品编号' })
  expect(JSON.stringify(documentPaths(withGift))).toContain('礼品编号 / Gift number')
})

test('it is searched by its own column, and a document without it knows no such condition', () => {
  const now = new Date('2026-11-22T02:00:00Z')
  const question = readQuestion(withGift, undefined, { giftNo: 'G1' }, now)
  if ('issues' in question) throw new Error(JSON.stringify(question.issues))
  const { text: sql, values } = pageStatement(withGift, question, { enterprise: '3301980A01', roles: ['AGT'] })
  expect(sql).toContain('d.gift_no = $')
  expect(values).toContain('G1')
  expect(readQuestion(inventory, undefined, { giftNo: 'G1' }, now)).toMatchObject({ issues: [{ path: 'giftNo' }] })
})
