/** A small registered world for tests of rules: one enterprise for each part, one office with one site, yuan and dollars. */
import { readSeed } from '../codes/seed.ts'
import { CodeBook } from '../codes/index.ts'
import { makeArrival, makeDeparture, makeParcel, type ParcelWorld } from '../parcel/parcel.ts'
import type { RuleContext } from '../shared/context.ts'

const party = (code: string, name: string) => ({ code, name })

const testWorld: ParcelWorld = {
  platform: party('3301960E01', '平台'),
  seller: party('3302960S01', '卖家'),
  payment: party('3101960P01', '支付'),
  logistics: party('3301960L01', '物流'),
  agent: party('3301980A01', '报关'),
  operator: party('4403960W01', '场所'),
  customsCode: '2910',
  loctNo: 'HZJC291001',
}

const roles: Readonly<Record<string, string>> = { platform: 'EBP', seller: 'EBC', payment: 'PAY', logistics: 'LOG', agent: 'AGT', operator: 'OPR' }

const enterprises = Object.entries(roles).map(([part, role]) => {
  const { code, name } = testWorld[part as 'seller']
  return { code, name, roles: [role], active: true, dxpIds: [] }
})

const site = { loctNo: 'HZJC291001', customsCode: '2910', operatorCode: testWorld.operator.code, name: '杭州监管场所' }

let codes: CodeBook | undefined

export const testContext = (change: Partial<RuleContext> = {}): RuleContext => ({
  now: '20261122100000',
  codes: (codes ??= new CodeBook(readSeed())),
  enterprise: (code) => enterprises.find((one) => one.code === code),
  enterpriseNamed: (name) => enterprises.find((one) => one.name === name),
  office: (customsCode) =>
    customsCode === '2910' ? { customsCode, crossBorderExport: true, pilotZone: true, transportInfoStage: 'release' } : undefined,
  site: (loctNo) => (loctNo === site.loctNo ? site : undefined),
  sitesOf: (customsCode) => (customsCode === site.customsCode ? [site] : []),
  accountBook: (emsNo, iacCode) => emsNo === 'T4101D000001' && iacCode === 'ZONE',
  yuan: (currency, amount) => (currency === '142' ? amount : String(Number(amount) * 7)),
  ...change,
})

/** The same parcel in every run. */
export const testParcels = (count: number) => {
  let seed = 1
  const next = (): number => {
    seed = (seed * 48271) % 2147483647
    return seed / 2147483647
  }
  const means = { random: { next, uuid: () => crypto.randomUUID() }, clock: { now: () => new Date('2026-11-22T02:00:00Z') } }
  const parcels = Array.from({ length: count }, (_, index) => makeParcel(testWorld, means, 'T1', index))
  return {
    parcels,
    arrival: makeArrival(testWorld, means, 'T1', 'YD1', parcels),
    departure: makeDeparture(testWorld, means, 'T1', 'LJ1', parcels),
  }
}
