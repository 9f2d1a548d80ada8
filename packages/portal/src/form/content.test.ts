import { documentOf } from '@openceb/documents'
import { expect, test } from 'vitest'
import { contentOf } from './content.ts'
import { emptyDraft } from './draft.ts'

const inventory = documentOf('inventory')

test('whole numbers travel as numbers, amounts as text, and what the system fills stays at home', () => {
  const head = { copNo: 'C1', packNo: '2', grossWeight: '1.50', preNo: 'B1', agentName: '申报企业', returnStatus: '1', ebcCode: '1', ebcName: '企业' }
  expect(contentOf(inventory, { ...emptyDraft(inventory), head }).head).toEqual({
    copNo: 'C1',
    packNo: 2,
    grossWeight: '1.50',
    ebcCode: '1',
    ebcName: '企业',
  })
})

test('lines are numbered by their place', () => {
  const lines: Record<string, string>[] = [{ itemNo: 'A1', gnum: '7' }, { itemNo: 'A2' }]
  expect(contentOf(inventory, { ...emptyDraft(inventory), lines }).lines).toEqual([
    { gnum: 1, itemNo: 'A1' },
    { gnum: 2, itemNo: 'A2' },
  ])
})
