import { readMessage } from '@openceb/message'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { senderOf } from '../exchange/sender.ts'
import { givenCredentials, givenFolder, openceb } from '../testing.ts'

const written = async (folder: string) => {
  const names = (await readdir(folder)).sort()
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return names.map((name, index) => ({ name, bytes: files[index] ?? Buffer.alloc(0) }))
}

test('the six messages of a parcel stand in the order in which they are sent, each from its own sender', async () => {
  const [dataDir, folder] = [await givenCredentials(), await givenFolder()]
  expect(await openceb(['sample', folder, '--data-dir', dataDir])).toMatchObject({ status: 0 })
  const files = await written(folder)
  expect(files.map(({ name }) => name)).toEqual([
    '1-CEB303Message.xml',
    '2-CEB403Message.xml',
    '3-CEB505Message.xml',
    '4-CEB603Message.xml',
    '5-CEB507Message.xml',
    '6-CEB509Message.xml',
  ])
  for (const { name, bytes } of files) expect([name, readMessage(bytes)]).toMatchObject([name, { kind: 'message', documents: [{ issues: [] }] }])
  expect(files.map(({ bytes }) => senderOf(bytes))).toEqual(
    ['3301960E01', '3101960P01', '3301960L01', '3301980A01', '4403960W01', '3301960L01'].map((code) => `DXPENT${code}`),
  )
})

test('a second sample of one seed has the same goods under other numbers', async () => {
  const dataDir = await givenCredentials()
  const read = async (seed: string) => {
    const folder = await givenFolder()
    await openceb(['sample', folder, '--data-dir', dataDir, '--seed', seed])
    const reading = readMessage((await written(folder))[3]?.bytes ?? Buffer.alloc(0))
    if (reading.kind !== 'message') throw new Error(`the inventory is ${reading.kind}`)
    const value = reading.documents[0]?.value
    return { goods: value?.lines.map(({ gcode, qty }) => `${gcode} ${qty}`), orderNo: value?.head['orderNo'] }
  }
  const [first, second, other] = [await read('3'), await read('3'), await read('4')]
  expect(second.goods).toEqual(first.goods)
  expect(second.orderNo).not.toBe(first.orderNo)
  expect(other.goods).not.toEqual(first.goods)
})
