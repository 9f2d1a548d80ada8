import { documentOf } from '@openceb/documents'
import { defineDocument, text } from '@openceb/kernel'
import { expect, test } from 'vitest'
import { messageContent } from './content.ts'
import { messageShape } from './shape.ts'
import { fullSample, sampleTransfer } from './testing/samples.ts'
import { messageSchema } from './testing/xsd.ts'
import { walk } from './walk.ts'
import { writeMessage } from './write-message.ts'

const inventory = documentOf('inventory')
const withGift = defineDocument({ ...inventory, head: { ...inventory.head, giftNo: text('礼品编号', 'Gift number', { max: 5, required: false }) } })

const written = (giftNo: string): string => {
  const sample = fullSample(inventory)
  const document = { ...sample, head: { ...sample.head, giftNo } }
  return writeMessage({ definition: withGift, guid: '4F2C9A10-0000-4000-8000-0000000000A1', documents: [document], transfer: sampleTransfer })
}

test('a field added by one line is written, described and read in its place', () => {
  const xml = written('G1')
  expect(xml).toContain('<ceb:giftNo>G1</ceb:giftNo>')
  expect(messageSchema(withGift)).toContain('giftNo')
  const walked = walk(xml, () => messageShape(withGift))
  expect(walked.faults).toEqual([])
  const [document] = messageContent(walked, withGift, Buffer.from(xml), xml).documents
  expect(document?.value.head).toMatchObject({ giftNo: 'G1' })
})

test('its limit is kept without another word', () => {
  const { faults } = walk(written('G12345'), () => messageShape(withGift))
  expect(faults).toMatchObject([{ path: 'documents[0].head.giftNo', rule: 'V-GEN-01' }])
})
