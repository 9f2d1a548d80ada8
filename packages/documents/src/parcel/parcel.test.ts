import { expect, test } from 'vitest'
import { readSeed } from '../codes/seed.ts'
import { CodeBook } from '../codes/index.ts'
import { documentOf, validateDocument } from '../index.ts'
import type { RuleContext } from '../shared/context.ts'
import { makeArrival, makeDeparture, makeParcel, type ParcelWorld } from './parcel.ts'

const party = (code: string, name: string) => ({ code, name })
const world: ParcelWorld = {
  platform: party('3301960E01', '平台'),
  seller: party('3302960S01', '卖家'),
  payment: party('3101960P01', '支付'),
  logistics: party('3301960L01', '物流'),
  agent: party('3301980A01', '报关'),
  operator: party('4403960W01', '场所'),
  customsCode: '2910',
  loctNo: 'HZJC291001',
}
const roles: Record<string, string> = { platform: 'EBP', seller: 'EBC', payment: 'PAY', logistics: 'LOG', agent: 'AGT', operator: 'OPR' }
const enterprises = Object.entries(roles).map(([part, role]) => {
  const { code, name } = world[part as 'seller']
  return { code, name, roles: [role], active: true, dxpIds: [] }
})
const context: RuleContext = {
  now: '20261122100000',
  codes: new CodeBook(readSeed()),
  enterprise: (code) => enterprises.find((one) => one.code === code),
  enterpriseNamed: (name) => enterprises.find((one) => one.name === name),
  office: (customsCode) => ({ customsCode, crossBorderExport: true, pilotZone: true, transportInfoStage: 'release' }),
  site: (loctNo) => ({ loctNo, customsCode: '2910', operatorCode: world.operator.code, name: '' }),
  sitesOf: () => [{ loctNo: 'HZJC291001', customsCode: '2910', operatorCode: world.operator.code, name: '' }],
  accountBook: () => false,
  yuan: (_currency, amount) => amount,
}

test('a thousand made parcels break no rule', () => {
  let seed = 1
  const random = { next: () => ((seed = (seed * 48271) % 2147483647) / 2147483647), uuid: () => crypto.randomUUID() }
  const means = { random, clock: { now: () => new Date('2026-11-22T02:00:00Z') } }
  const parcels = Array.from({ length: 1000 }, (_, index) => makeParcel(world, means, 'T1', index))
  const reports = { arrival: makeArrival(world, means, 'T1', 'YD1', parcels), departure: makeDeparture(world, means, 'T1', 'LJ1', parcels) }
  const issues = [...parcels, reports].flatMap((documents) =>
    Object.entries(documents).flatMap(([key, document]) => validateDocument(documentOf(key), document, context)),
  )
  expect(issues).toEqual([])
})
