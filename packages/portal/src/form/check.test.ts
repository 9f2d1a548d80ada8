import { documentOf } from '@openceb/documents'
import { expect, test } from 'vitest'
import { declareFaults, headLeft, lineFaults, lineLeft, saveFaults } from './check.ts'
import { emptyDraft, typedHead, typedLine, withFault } from './draft.ts'

const inventory = documentOf('inventory')

test('a half-filled list may be saved but not declared', () => {
  const draft = { ...emptyDraft(inventory), head: { copNo: 'C1', orderNo: 'O1' } }
  expect(saveFaults(inventory, draft)).toEqual({})
  const faults = declareFaults(inventory, draft)
  expect(faults).toHaveProperty(['head.grossWeight'])
  expect(faults).toHaveProperty('lines')
  expect(faults).not.toHaveProperty(['head.copNo'])
})

test('nothing is asked of the typist that the system fills or a rule decides', () => {
  const faults = declareFaults(inventory, emptyDraft(inventory))
  for (const name of ['guid', 'preNo', 'agentCode', 'emsNo', 'licenseNo']) expect(faults).not.toHaveProperty([`head.${name}`])
})

const leave = (texts: Record<string, string>, name: string) => headLeft(inventory, name)(typedHead(emptyDraft(inventory), texts)).faults

test('the limits of a field are told when it is left, in the sentence of its kind', () => {
  expect(leave({ copNo: 'x'.repeat(31) }, 'copNo')['head.copNo']?.message).toBe('最多30个字符，实际为31个')
  expect(leave({ grossWeight: '1.2.3' }, 'grossWeight')['head.grossWeight']?.message).toBe('应为数字')
  expect(leave({ copNo: '' }, 'copNo')).toEqual({})
})

test('a net weight above the gross weight is told on leaving either of them, and gone once corrected', () => {
  const wrong = headLeft(inventory, 'grossWeight')(typedHead(emptyDraft(inventory), { grossWeight: '1', netWeight: '1.5' }))
  expect(wrong.faults).toHaveProperty(['head.netWeight'])
  expect(headLeft(inventory, 'grossWeight')(typedHead(wrong, { grossWeight: '2' })).faults).toEqual({})
})

test('what the server found stays while its field is only passed through', () => {
  const found = withFault(emptyDraft(inventory), 'head.ownerCode', { message: '企业未登记', messageEn: 'not registered' })
  expect(headLeft(inventory, 'ownerCode')(found).faults).toHaveProperty(['head.ownerCode'])
})

test('a total of its own is told when the price is left', () => {
  const draft = typedLine(emptyDraft(inventory), { qty: '2', price: '3', totalPrice: '7' })
  expect(lineLeft(inventory, 'price')(draft).faults).toHaveProperty(['line.totalPrice'])
})

test('a line goes into the grid only whole', () => {
  expect(lineFaults(inventory, { itemNo: 'A1' })).toHaveProperty(['line.gcode'])
})
