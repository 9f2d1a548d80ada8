import { documentOf } from '@openceb/documents'
import { expect, test } from 'vitest'
import { draftOf, emptyDraft, lineIsBlank, lineOpened, linesRemoved, lineTaken, typedHead, typedLine, withFault } from './draft.ts'

const inventory = documentOf('inventory')
const wrong = { message: '应为数字', messageEn: 'has to be a decimal number' }

test('a new list begins with the values that the specification fixes', () => {
  expect(emptyDraft(inventory).head).toEqual({ fFlag: '3', iFlag: '3' })
  expect(emptyDraft(inventory).edited).toBe(false)
})

test('typing clears what was wrong with the field and marks the list as not saved', () => {
  const draft = typedHead(withFault(emptyDraft(inventory), 'head.netWeight', wrong), { netWeight: '1' })
  expect(draft).toMatchObject({ head: { netWeight: '1' }, faults: {}, edited: true })
})

test('a line goes from the form into the grid and the form is empty again', () => {
  const typed = typedLine(emptyDraft(inventory), { itemNo: 'A1' })
  expect(lineIsBlank(inventory, typed)).toBe(false)
  const taken = lineTaken(inventory, typed)
  expect(taken.lines).toEqual([{ itemNo: 'A1' }])
  expect(lineIsBlank(inventory, taken)).toBe(true)
})

test('a line that is changed takes its old place, and brings what is wrong with it into the form', () => {
  const two = { ...emptyDraft(inventory), lines: [{ itemNo: 'A1' }, { itemNo: 'A2' }], faults: { 'lines[1].qty': wrong } }
  const opened = lineOpened(two, 1)
  expect(opened).toMatchObject({ line: { itemNo: 'A2' }, at: 1, faults: { 'line.qty': wrong } })
  const taken = lineTaken(inventory, typedLine(opened, { itemNo: 'A3', qty: '1' }))
  expect(taken).toMatchObject({ lines: [{ itemNo: 'A1' }, { itemNo: 'A3', qty: '1' }], at: null, faults: {} })
})

test('deleted lines leave the grid', () => {
  const three = { ...emptyDraft(inventory), lines: [{ itemNo: 'A1' }, { itemNo: 'A2' }, { itemNo: 'A3' }] }
  expect(linesRemoved(inventory, three, new Set([0, 2]))).toMatchObject({ lines: [{ itemNo: 'A2' }], edited: true })
})

test('a stored list is shown with its status, its numbers as text', () => {
  const draft = draftOf(inventory, {
    id: '7',
    version: 2,
    status: '100',
    intakeTime: '2018-11-02T08:00:00+08:00',
    document: 'inventory',
    head: { copNo: 'C1', packNo: 2, note: null },
    lines: [{ gnum: 1, qty: '2' }],
    stored: { summaryState: '0' },
    actions: ['save'],
  })
  expect(draft.head).toEqual({ copNo: 'C1', packNo: '2', summaryState: '0', returnStatus: '100', intakeTime: '2018-11-02T08:00:00+08:00' })
  expect(draft.lines).toEqual([{ gnum: '1', qty: '2' }])
  expect(draft).toMatchObject({ stored: { id: '7', version: 2 }, edited: false })
})
