import { documentOf } from '@openceb/documents'
import { expect, test } from 'vitest'
import { declareFaults, fieldFault, headFaults, lineFaults, saveFaults } from './check.ts'
import { emptyDraft } from './draft.ts'

const inventory = documentOf('inventory')
const field = (name: string) => inventory.head[name] ?? expect.fail(`no field ${name}`)

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

test('the limits of a field are told in the sentence of its kind', () => {
  expect(fieldFault(field('copNo'), 'x'.repeat(31))?.message).toBe('最多30个字符，实际为31个')
  expect(fieldFault(field('grossWeight'), '1.2.3')?.message).toBe('应为数字')
  expect(fieldFault(field('copNo'), '')).toBeUndefined()
})

test('a net weight above the gross weight is told at once', () => {
  expect(headFaults(inventory, { grossWeight: '1', netWeight: '1.5' })).toHaveProperty(['head.netWeight'])
  expect(headFaults(inventory, { grossWeight: '1.5', netWeight: '1.50' })).toEqual({})
  expect(headFaults(inventory, { netWeight: '1.5' })).toEqual({})
})

test('a line goes into the grid only whole', () => {
  expect(lineFaults(inventory, { itemNo: 'A1' })).toHaveProperty(['line.gcode'])
})
