import { fileURLToPath } from 'node:url'
import { documentOf, documents } from '@openceb/documents'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportExchangeId, readMessage, wrapEnvelope, writeReceipts, writeTechnicalReceipt, type Receipt } from './index.ts'
import { receiptFields } from './shape.ts'
import { sampleOf, steadyRandom } from './testing/index.ts'

const golden = fileURLToPath(new URL('../samples/golden/', import.meta.url))
const guid = '4F2C9A10-0000-4000-8000-0000000000A1'
const outcome = { guid, returnStatus: '2', returnTime: '20260301101010123', returnInfo: `新增申报成功[${guid}]` }
const read = (xml: string) => readMessage(Buffer.from(xml))

const stored: Receipt = {
  ...outcome,
  identity: {
    agentCode: '3301960AGT',
    copNo: 'INV-7',
    preNo: 'B20260301000000007',
    ebcCode: '3301960ABC',
    ebpCode: '无',
    orderNo: 'SO-7',
    statisticsFlag: 'A',
  },
}

test.each(documents)('$key: a receipt names its document and survives the trip to XML and back', (definition) => {
  const fields = Object.entries(receiptFields(definition)).filter(([name]) => name in definition.receipt.identity)
  const identity = Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field, 'full', steadyRandom())]))
  const receipts = [
    { ...outcome, identity },
    { ...outcome, identity, returnStatus: '-303006' },
  ]
  expect(read(writeReceipts({ definition, guid, receipts }))).toMatchObject({
    kind: 'receipts',
    type: `CEB${definition.receipt.code}Message`,
    guid,
    definition,
    receipts,
  })
})

test('an identity that is not known yet is written blank where the schema wants it and left out where it does not', () => {
  const payment = writeReceipts({ definition: documentOf('payment'), guid, receipts: [{ ...outcome, identity: { ebcCode: '3301960ABC' } }] })
  expect(payment).toContain('<ebcCode>3301960ABC</ebcCode><orderNo></orderNo><returnStatus>')
})

test('a receipt without the pre-entry number that its schema wants is never written', () => {
  const { preNo: _preNo, ...identity } = stored.identity
  expect(() => writeReceipts({ definition: documentOf('inventory'), guid, receipts: [{ ...stored, identity }] })).toThrow('inventory.receipt.preNo')
})

test('a long explanation is cut to a thousand characters, a rare character counting as one', () => {
  const xml = writeReceipts({ definition: documentOf('inventory'), guid, receipts: [{ ...stored, returnInfo: '𠮷'.repeat(1200) }] })
  expect(read(xml)).toMatchObject({ receipts: [{ returnInfo: '𠮷'.repeat(1000) }] })
})

test('the receipt of an inventory is the same bytes as ever', async () => {
  await expect(writeReceipts({ definition: documentOf('inventory'), guid, receipts: [stored] })).toMatchFileSnapshot(`${golden}inventory-receipt.xml`)
})

test('a receipt whose time is none is unreadable', () => {
  const xml = writeReceipts({ definition: documentOf('inventory'), guid, receipts: [{ ...stored, returnTime: '20261301101010123' }] })
  expect(read(xml)).toMatchObject({ kind: 'unreadable', issues: [{ path: 'receipts[0].returnTime', line: 3 }] })
})

const technical = { guid, receiptGuid: guid, returnTime: '20260301101010123', oriCopMsgId: 'MSG-1', oriMessageType: 'CEB603Message' }

test('a technical receipt returns the faulty message as it came', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(']', '>', '<', '&', '\r', '\n', '杯', '𠮷', 'a') }), (original) => {
      const reading = read(writeTechnicalReceipt({ ...technical, issues: [{ message: '错误' }], original: Buffer.from(original) }))
      expect(reading).toMatchObject({
        kind: 'technical',
        receipt: { oriBizMessage: original.trim() === '' ? '' : original, oriCopMsgId: 'MSG-1', returnStatus: '-999999', returnInfo: '错误' },
      })
    }),
  )
})

test('a technical receipt lists as many whole faults as there is room for and counts the others', () => {
  const issues = Array.from({ length: 100 }, (_, index) => ({ message: `${index + 1}${'很长'.repeat(100)}` }))
  const reading = read(writeTechnicalReceipt({ ...technical, issues, original: Buffer.from('<a/>') }))
  if (reading.kind !== 'technical') throw new Error(reading.kind)
  expect(reading.receipt.returnInfo.length).toBeLessThanOrEqual(5000)
  expect(reading.receipt.returnInfo).toMatch(/\n另有76处错误未列出$/)
})

test('a technical receipt is the same bytes as ever', async () => {
  const faulty = read('<CEB603Message xmlns="http://www.chinaport.gov.cn/ceb" version="1.0"/>')
  if (faulty.kind !== 'unreadable') throw new Error(faulty.kind)
  await expect(writeTechnicalReceipt({ ...technical, issues: faulty.issues, original: Buffer.from('<a>]]></a>') })).toMatchFileSnapshot(
    `${golden}technical-receipt.xml`,
  )
})

test('a receipt in an envelope tells both', async () => {
  const head = {
    copMsgId: 'R-1',
    senderId: exportExchangeId,
    receiverIds: ['DXPENT0000000001'],
    creatTime: '2026-03-01T10:10:10',
    msgType: 'CEB604Message',
  }
  const xml = wrapEnvelope(writeReceipts({ definition: documentOf('inventory'), guid, receipts: [stored] }), head)
  expect(read(xml)).toMatchObject({ kind: 'receipts', envelope: head, receipts: [stored] })
  await expect(xml).toMatchFileSnapshot(`${golden}enveloped-receipt.xml`)
})
