import { pages } from '@openceb/documents'
import { columnsOf, defineDocument, sectionsOf, text } from '@openceb/kernel'
import { expect, test } from 'vitest'
import { filtersOfPage } from './filters.ts'

const inventoryPages = pages.filter(({ document, kind }) => document.key === 'inventory' && kind !== 'entry')
const giftNo = text('礼品编号', 'Gift number', { max: 5, required: false, filter: true, column: true, section: '运输信息' })

test.each(inventoryPages)('a field added by one line is a condition and a column of page $id, and stands in its section', (page) => {
  const document = defineDocument({ ...page.document, head: { ...page.document.head, giftNo } })
  expect(filtersOfPage({ ...page, document }).find(({ name }) => name === 'giftNo')).toMatchObject({ control: 'text', params: ['giftNo'] })
  expect(columnsOf(document)).toContain('giftNo')
  expect(sectionsOf(document).find(({ title }) => title === '运输信息')?.fields).toContain('giftNo')
})
