// oxlint-disable-next-line no-restricted-imports -- the samples are files, so that people review them
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readMessage, writeMessage } from './index.ts'

const folder = fileURLToPath(new URL('../samples/', import.meta.url))
const senders = readdirSync(`${folder}senders`).filter((name) => name.endsWith('.xml'))

const readSample = (name: string) => readMessage(readFileSync(`${folder}senders/${name}`))

test.each(senders)('%s is read as its sender meant it', (name) => {
  const { definition: _definition, bytes: _bytes, ...reading } = { definition: undefined, bytes: undefined, ...readSample(name) }
  expect(reading).toEqual(JSON.parse(readFileSync(`${folder}senders/${name.replace('.xml', '.json')}`, 'utf8')))
})

test.each(senders)('%s is written again in our own style, byte for byte', async (name) => {
  const reading = readSample(name)
  if (reading.kind !== 'message') throw new Error(`${name} is ${reading.kind}`)
  const { definition, guid, documents, transfer, subscribers } = reading
  const written = writeMessage({ definition, guid, documents: documents.map(({ value }) => value), transfer, subscribers })
  await expect(written).toMatchFileSnapshot(`${folder}golden/${definition.key}.xml`)
})

test('the place of a signature is told in bytes of the business message', () => {
  const reading = readSample('inventory-node-envelope-signed.xml')
  if (reading.kind !== 'message' || !reading.signatureAt) throw new Error('no signature')
  const signature = Buffer.from(reading.bytes.subarray(reading.signatureAt.from, reading.signatureAt.to)).toString()
  expect(signature).toMatch(/^<ds:Signature .*示例卡0001.*<\/ds:Signature>$/)
})
