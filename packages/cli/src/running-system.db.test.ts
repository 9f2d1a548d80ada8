// The command line against a whole system that was really started: window, customs side, database, HTTP.
import { wireTime } from '@openceb/kernel'
import { type RunningSystem, startSystem } from '@openceb/server/start'
import { createTestDatabase, type TestDatabase } from '@openceb/store/testing'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openceb as run, givenFolder } from './testing.ts'

let database: TestDatabase
let system: RunningSystem
let dataDir: string

const openceb = (...args: string[]) => run([...args, '--url', system.url], { DATA_DIR: dataDir })

beforeAll(async () => {
  database = await createTestDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'ceb-cli-system-'))
  const { host, port, user, database: name } = database.connection
  const DATABASE_URL = `postgresql://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`
  system = await startSystem({ DATABASE_URL, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' })
  return async () => {
    await system.stop()
    await database.drop()
    await rm(dataDir, { recursive: true })
  }
})

const givenSample = async (): Promise<string[]> => {
  const folder = await givenFolder()
  const { status } = await openceb('sample', folder, '--leaves-in', '0')
  expect(status).toBe(0)
  return (await readdir(folder)).sort().map((name) => join(folder, name))
}

const change = async (file: string, from: RegExp, to: string): Promise<void> => writeFile(file, (await readFile(file, 'utf8')).replace(from, to))

test('stories of several batches all come to their end, and a second run of the seed meets no number of the first', async () => {
  const tell = async () => {
    const { status, out } = await openceb('story', '--count', '5', '--per-message', '2', '--seed', '9', '--json')
    return {
      status,
      ...(JSON.parse(out.join('')) as { closed: number; stories: { orderNo: string; timeline: { document: string; status: string }[] }[] }),
    }
  }
  const [first, second] = [await tell(), await tell()]
  for (const { status, closed, stories } of [first, second]) {
    expect({ status, closed, told: stories.length }).toEqual({ status: 0, closed: 5, told: 5 })
    for (const { timeline } of stories)
      expect(timeline.filter(({ document }) => document === 'inventory').map(({ status }) => status)).toEqual(['2', '3', '120', '399', '800', '899'])
  }
  const numbers = [...first.stories, ...second.stories].map(({ orderNo }) => orderNo)
  expect(new Set(numbers).size).toBe(10)
})

test('the six files of a sample lead one parcel to its closing', async () => {
  const files = await givenSample()
  expect(await openceb('validate', ...files)).toMatchObject({ status: 0 })
  // The departure is reported after the release, which is a second or so from now.
  await change(files[5] ?? '', /<ceb:leaveTime>\d+</, `<ceb:leaveTime>${leavingSoon()}<`)
  const sent = await openceb('send', '--follow', ...files)
  expect(sent.out.at(-1)).toContain('through to the end')
  expect(sent.out.filter((line) => line.includes('899'))).toHaveLength(1)
  expect(sent.status).toBe(0)
  const again = await openceb('send', files[0] ?? '')
  expect(again).toMatchObject({ status: 0, out: [expect.stringContaining('sent before'), expect.stringContaining('新增申报成功')] })
})

const leavingSoon = (): string => wireTime(new Date(new Date().getTime() + 3000))

test('a parcel whose waybill tells another weight ends at the comparison, with its reason', async () => {
  const files = await givenSample()
  await change(files[2] ?? '', /<ceb:grossWeight>[^<]+</, '<ceb:grossWeight>99.5<')
  const { status, out } = await openceb('send', '--follow', ...files)
  expect(status).toBe(1)
  expect(out.at(-1)).toContain('重量不一致')
})

test('a broken rule is named with its place before anything is sent', async () => {
  const files = await givenSample()
  await change(files[3] ?? '', /<ceb:totalPrice>[^<]+</, '<ceb:totalPrice>1<')
  const { status, out } = await openceb('validate', files[3] ?? '')
  expect(status).toBe(1)
  expect(out[0]).toContain('-603024 V-INV-24 lines[0].totalPrice')
})

test('the receipts of one enterprise are read again from any place', async () => {
  await openceb('story')
  const read = async (...args: string[]) =>
    (await openceb('receipts', '--as', 'AGT', '--json', ...args)).out.map(
      (line) => JSON.parse(line) as { cursor: string; type: string; guid: string; status: string },
    )
  const all = await read()
  expect(all.length).toBeGreaterThan(5)
  expect(new Set(all.map(({ type }) => type))).toEqual(new Set(['CEB604Message']))
  expect(await read('--after', all[2]?.cursor ?? '', '--limit', '2')).toEqual(all.slice(3, 5))
})

test('a key that opens nothing is a refusal', async () => {
  expect(await openceb('receipts', '--key', 'wrong')).toMatchObject({ status: 1, err: [expect.stringContaining('KEY_NOT_VALID')] })
})
