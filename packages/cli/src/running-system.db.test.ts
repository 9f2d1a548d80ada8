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
let databaseUrl: string

const openceb = (...args: string[]) => run([...args, '--url', system.url], { DATA_DIR: dataDir })

beforeAll(async () => {
  database = await createTestDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'ceb-cli-system-'))
  const { host, port, user, database: name } = database.connection
  databaseUrl = `postgresql://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`
  system = await startSystem({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' })
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
  expect(sent.out.filter((line) => / 899 +结关/.test(line))).toHaveLength(1)
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

const setProfile = (...changes: string[]) => openceb('customs', 'profile', '2910', ...changes, '--json')

test('an officer finds a list that was picked for review, and what the officer decides is its end', async () => {
  expect(JSON.parse((await setProfile('manualRate=1')).out.join(''))).toMatchObject([{ customsCode: '2910', manualRate: 1 }])
  const story = openceb('story', '--patience', '25', '--json')
  const waiting = async (): Promise<{ id: string; status: string }[]> => {
    for (;;) {
      const { items } = JSON.parse((await openceb('customs', 'queue', 'review', '--json')).out.join('')) as {
        items: { id: string; status: string }[]
      }
      if (items.length) return items
    }
  }
  const [item] = await waiting()
  expect(item).toMatchObject({ status: '300' })
  await setProfile('manualRate=')
  expect((await openceb('customs', 'case', item?.id ?? '', '--json')).out[0]).toContain('"document":"waybill"')
  expect(await openceb('customs', 'decide', 'return', item?.id ?? '')).toMatchObject({
    status: 1,
    out: [expect.stringContaining('note-missing'), '0 of 1 decided by auditor'],
  })
  expect(await openceb('customs', 'decide', 'explode', item?.id ?? '')).toMatchObject({ status: 2 })
  expect(await openceb('customs', 'decide', 'approve', item?.id ?? '')).toMatchObject({
    status: 0,
    out: [expect.stringContaining('399'), '1 of 1 decided by auditor'],
  })
  expect(await story).toMatchObject({ status: 0 })
  expect((await openceb('customs', 'queue')).out[0]).toMatch(/^review +0$/)
})

test('a profile or a risk rule that makes no sense is refused with its place', async () => {
  expect(await setProfile('manualRate=7')).toMatchObject({ status: 1, err: [expect.stringContaining('manualRate')] })
  const file = join(await givenFolder(), 'rules.json')
  await writeFile(file, '[{"id":"R1"}]')
  expect(await openceb('customs', 'risk', file)).toMatchObject({ status: 1 })
  expect(await openceb('customs', 'risk')).toMatchObject({ status: 0, out: ['[]'] })
})

test('a parcel lives its life in a world whose clock was moved on', async () => {
  const { out } = await openceb('customs', 'clock', '--advance', '2h', '--json')
  expect(JSON.parse(out.join(''))).toMatchObject({ aheadSeconds: 7200 })
  expect(await openceb('story')).toMatchObject({ status: 0 })
  expect(await openceb('customs', 'clock', '--to', '2020-01-01 00:00:00')).toMatchObject({ status: 1 })
})

test('what an enterprise sees is exported, as the pages name it or as the specification does', async () => {
  await openceb('story', '--count', '3')
  const read = async (...args: string[]) => (await openceb('export', 'inventory', '--as', 'AGT', ...args)).out.join('\n').split('\r\n')
  const [names, ...rows] = await read('--status', '899', '--limit', '3')
  expect(names?.split(',')).toEqual(expect.arrayContaining(['preNo', 'invtNo', 'copNo', 'returnStatus']))
  expect(rows).toHaveLength(3)
  for (const row of rows) expect(row).toMatch(/899$/)
  expect((await read('--labels'))[0]).toContain('预录入编号')
  const copNo = rows[0]?.split(',')[names?.split(',').indexOf('copNo') ?? -1] ?? ''
  const one = JSON.parse((await read('--where', `copNo=${copNo}`, '--format', 'json')).join('')) as { copNo: string }[]
  expect(one.map((row) => row.copNo)).toEqual([copNo])
  expect(await openceb('export', 'inventory', '--as', 'LOG')).toMatchObject({ status: 1 })
  expect(await openceb('export', 'nothing', '--as', 'AGT')).toMatchObject({ status: 2 })
})

test('an administrator is created once, and can sign in', async () => {
  const create = () => run(['admin', 'create', 'chief', '--json'], { DATA_DIR: dataDir, DATABASE_URL: databaseUrl })
  const { status, out } = await create()
  const { password } = JSON.parse(out.join('')) as { password: string }
  expect([status, password.length]).toEqual([0, 16])
  expect(await create()).toMatchObject({ status: 1 })
  const { captcha } = JSON.parse(await readFile(join(dataDir, 'demo-credentials.json'), 'utf8')) as { captcha: string }
  const answer = await fetch(new URL('/api/v1/session', system.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'chief', password, captcha }),
  })
  expect(await answer.json()).toMatchObject({ user: { username: 'chief', roles: ['ADM'] } })
})

test('a key that opens nothing is a refusal', async () => {
  expect(await openceb('receipts', '--key', 'wrong')).toMatchObject({ status: 1, err: [expect.stringContaining('KEY_NOT_VALID')] })
})
