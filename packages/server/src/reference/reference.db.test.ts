import { wireTime } from '@openceb/kernel'
import { openDatabase, type Database } from '@openceb/store'
import { createTestDatabase } from '@openceb/store/testing'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { systemEntropy } from '../auth/secrets.ts'
import { seedCodes } from '../codes/stored-codes.ts'
import { openDemo } from '../demo/first-start.ts'
import { openReference } from './reference.ts'

const at = new Date('2026-11-22T02:00:00Z')
const clock = { now: () => at }
const raise = (error: Error): void => {
  throw error
}

const givenWorld = async (): Promise<{ owner: Database; dataDir: string }> => {
  const db = await createTestDatabase()
  const owner = openDatabase({ connection: db.connection, name: 'test', onError: raise })
  const dataDir = await mkdtemp(join(tmpdir(), 'ceb-demo-'))
  onTestFinished(async () => {
    await owner.close()
    await rm(dataDir, { recursive: true })
  })
  await seedCodes(owner)
  return { owner, dataDir }
}

test('the shipped codes are stored once and read back as they were', async () => {
  const { owner } = await givenWorld()
  expect(await seedCodes(owner)).toBe(0)
  const reference = await openReference(owner, raise)
  onTestFinished(() => reference.close())
  const { codes } = reference.context(at)
  expect(codes.lookup('currency', '142', '20261122')).toMatchObject({
    kind: 'ok',
    entry: { name: '人民币', altCode: 'CNY' },
  })
  expect(codes.lookup('currency', '113', '20261122')).toMatchObject({ kind: 'expired' })
  const tariff = codes.lookup('hsCode', '0101210090', '20261122')
  expect('entry' in tariff && codes.tariff.facts(tariff.entry)).toMatchObject({ unit1: '035', supervision: 'B' })
  expect(
    reference
      .search()
      .search('country', 'zg', { date: '20261122' })
      .items.map(({ name }) => name),
  ).toContain('中国')
})

test('the demonstration world answers every question of the rules', async () => {
  const { owner, dataDir } = await givenWorld()
  const demo = await openDemo({ owner, dataDir, url: 'http://127.0.0.1:8088', clock, entropy: systemEntropy })
  const reference = await openReference(owner, raise)
  onTestFinished(() => reference.close())
  const context = reference.context(at)
  expect(context.now).toBe(wireTime(at))
  expect(context.enterprise('3301980A01')).toMatchObject({ roles: ['AGT'], dxpIds: ['DXPENTDEMO000007'], active: true })
  expect(context.enterprise('91330100MA0CEB071H')?.code).toBe('3301980A01')
  expect(context.enterpriseNamed('演示支付有限公司')?.code).toBe('3101960P01')
  expect(context.office(demo?.customsCode ?? '')).toMatchObject({
    crossBorderExport: true,
    pilotZone: true,
    transportInfoStage: 'release',
  })
  expect(context.office('2900')).toBeUndefined()
  expect(context.office('8807')?.pilotZone).toBe(false)
  expect(context.sitesOf('2910').map(({ loctNo }) => loctNo)).toEqual(['HZJC291001'])
  expect(context.accountBook('T4101D000001', '91410100MA0CEB100B')).toBe(true)
  expect(context.accountBook('T4101D000001', '3301980A01')).toBe(false)
  expect(context.yuan('502', '100')).toBe('711')
  expect(context.yuan('142', '5')).toBe('5')
  expect(context.yuan('999', '5')).toBeUndefined()
})

test('the credentials are for their owner alone and hold what the database does not', async () => {
  const { owner, dataDir } = await givenWorld()
  const start = { owner, dataDir, url: 'http://127.0.0.1:1', clock, entropy: systemEntropy }
  const demo = await openDemo(start)
  const file = join(dataDir, 'demo-credentials.json')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(demo)
  const [account] = await owner.query<{ hash: string }>('select password_hash as hash from ceb.account')
  expect(account?.hash).toMatch(/^\$argon2id\$/)
  const roles = demo?.apiKeys.map((key) => key.roles.join())
  expect(roles).toEqual(expect.arrayContaining(['EBP', 'EBC', 'PAY', 'LOG', 'OPR', 'AGT', 'DAG', 'IAC']))
  expect(demo?.apiKeys.find((key) => key.roles.includes('OPR'))?.supervisedPlaces).toHaveLength(2)
  const stored = JSON.stringify(await owner.query('select * from ceb.account, ceb.api_key'))
  for (const { password } of demo?.users ?? []) expect(stored).not.toContain(password)
  for (const { key } of demo?.apiKeys ?? []) expect(stored).not.toContain(key)
  const again = await openDemo({ ...start, url: 'http://127.0.0.1:2' })
  expect(again).toEqual({ ...demo, url: 'http://127.0.0.1:2' })
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(again)
})

test('a change of what is registered is heard of without a restart', async () => {
  const { owner } = await givenWorld()
  const reference = await openReference(owner, raise)
  onTestFinished(() => reference.close())
  expect(reference.context(at).enterprise('3301960X01')).toBeUndefined()
  await owner.query(`insert into ceb.enterprise (code, name, roles) values ('3301960X01', '新企业', '{EBC}')`)
  for (let waited = 0; waited < 100 && !reference.context(at).enterprise('3301960X01'); waited++) await wait(20)
  expect(reference.context(at).enterprise('3301960X01')?.name).toBe('新企业')
  await owner.query(`update ceb.code set name = '人民元' where list = 'currency' and code = '142'`)
  const nameNow = (): string | undefined => {
    const found = reference.context(at).codes.lookup('currency', '142', '20261122')
    return 'entry' in found ? found.entry.name : undefined
  }
  for (let waited = 0; waited < 100 && nameNow() !== '人民元'; waited++) await wait(20)
  expect(nameNow()).toBe('人民元')
})
