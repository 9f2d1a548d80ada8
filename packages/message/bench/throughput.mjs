// Documents a second on one core: CEB603 messages of 100 inventories with three lines each. Run `npm run bench` in this folder.
import { documentOf } from '@openceb/documents'
import { readMessage, wrapEnvelope, writeMessage } from '@openceb/message'

const definition = documentOf('inventory')
const count = 100

const sampleText = ({ min, max, fixed }) => fixed ?? (min === max || max < 10 ? '1'.repeat(max) : max > 60 ? '不锈钢保温杯500ml' : 'A-20260301')
const samples = { integer: () => 1, decimal: () => '12.5', datetime: () => '20260301121314', date: () => '20260301' }
const record = (fields, keep) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, field]) => (keep(field) ? [[name, (samples[field.kind] ?? sampleText)(field)]] : [])))
const messageOf = (keep) => ({
  definition,
  guid: '4F2C9A10-0000-4000-8000-0000000000A1',
  documents: Array.from({ length: count }, () => ({ head: record(definition.head, keep), lines: [1, 2, 3].map(() => record(definition.lines, keep)) })),
  transfer: { copCode: '3301960AGT', copName: '示例报关有限公司', dxpMode: 'DXP', dxpId: 'DXPENT0000000005' },
})

const measure = (name, work) => {
  const rates = Array.from({ length: 7 }, () => {
    const start = performance.now()
    let runs = 0
    while (performance.now() - start < 700) {
      work()
      runs++
    }
    return (runs * count * 1000) / (performance.now() - start)
  }).sort((a, b) => a - b)
  console.log(`${name.padEnd(28)} ${Math.round(rates[3])} documents/s (best ${Math.round(rates[6])})`)
}

for (const [kind, keep] of [['every field', () => true], ['without conditional fields', (field) => field.required !== 'conditional'], ['required fields', (field) => field.required === true]]) {
  const message = messageOf(keep)
  const bytes = Buffer.from(writeMessage(message))
  const envelope = Buffer.from(wrapEnvelope(bytes, { copMsgId: 'M-1', senderId: 'DXPENT0000000005', receiverIds: ['DXPEDCCEB0000003'], creatTime: '2026-03-01T10:00:00', msgType: 'CEB603Message' }))
  if (readMessage(envelope).kind !== 'message') throw new Error('the sample is no message')
  console.log(`${kind}: ${Math.round(bytes.length / 1000)} KB`)
  measure('  read', () => readMessage(bytes))
  measure('  read from envelope', () => readMessage(envelope))
  measure('  write', () => Buffer.from(writeMessage(message)))
}
