/** Prints documents a second on one core: inventory messages of 100 documents with three lines each. */
import { documentOf } from '@openceb/documents'
import type { Field, Fields } from '@openceb/kernel'
import { readMessage, wrapEnvelope, writeMessage } from '../index.ts'
import { sampleOf, sampleTransfer, steadyRandom } from './samples.ts'

const definition = documentOf('inventory')
const count = 100

/** Texts as long as real ones: a third of what the schema takes, and no more than a short sentence. */
const usual = (field: Field): Field => ({
  ...field,
  max: Math.max(field.min ?? 0, Math.min(Math.ceil((field.max ?? 18) / 3), 12)),
  total: Math.min(field.total ?? 7, 7),
})

const recordOf = (fields: Fields, keep: (field: Field) => boolean): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => keep(field))
      .map(([name, field]) => [name, sampleOf(usual(field), 'full', steadyRandom())]),
  )

const print = (line: string): boolean => process.stdout.write(`${line}\n`)

const measure = (name: string, work: () => unknown): void => {
  const rates = Array.from({ length: 7 }, () => {
    const start = performance.now()
    let runs = 0
    while (performance.now() - start < 700) {
      work()
      runs++
    }
    return (runs * count * 1000) / (performance.now() - start)
  }).sort((a, b) => a - b)
  print(`${name.padEnd(20)} ${Math.round(rates[3] ?? 0)} documents/s, best ${Math.round(rates[6] ?? 0)}`)
}

const head = {
  copMsgId: 'M-1',
  senderId: 'DXPENT0000000005',
  receiverIds: ['DXPEDCCEB0000003'],
  creatTime: '2026-03-01T10:00:00',
  msgType: 'CEB603Message',
}

const measureMessages = (title: string, keep: (field: Field) => boolean): void => {
  const document = () => ({ head: recordOf(definition.head, keep), lines: [1, 2, 3].map(() => recordOf(definition.lines, keep)) })
  const message = { definition, guid: steadyRandom().uuid(), documents: Array.from({ length: count }, document), transfer: sampleTransfer }
  const bytes = Buffer.from(writeMessage(message))
  const enveloped = Buffer.from(wrapEnvelope(bytes, head))
  const reading = readMessage(enveloped)
  if (reading.kind !== 'message') throw new Error(`the sample is ${reading.kind}`)
  print(`${title}, ${Math.round(bytes.length / 1000)} KB a message`)
  measure('  read', () => readMessage(bytes))
  measure('  read from envelope', () => readMessage(enveloped))
  measure('  write', () => Buffer.from(writeMessage(message)))
}

measureMessages('every field', () => true)
measureMessages('without conditional fields', ({ required }) => required !== 'conditional')
