import type { DocumentValue } from '@openceb/kernel'
import { expect, test } from 'vitest'
import { documentOf, documents, type RuleContext, rulesOf, validateDocument } from './index.ts'
import { testContext, testParcels } from './testing/world.ts'

type Values = Record<string, string | number | undefined>

interface Broken {
  readonly head?: Values
  /** Changes of the first line. */
  readonly line?: Values
  readonly lines?: readonly Values[]
  readonly context?: Partial<RuleContext>
  /** What its issue has to say besides its code. */
  readonly path?: string
  readonly code: string
  /** Other rules that such a document cannot but break too. */
  readonly with?: readonly string[]
}

const shirt = { gcode: '6109100021', unit: '011', unit1: '011', unit2: '035', qty: '1', qty1: '1', qty2: '0.18', price: '59.90', totalPrice: '59.90' }
const simplified = { statisticsFlag: 'A' }

/** How to break each rule, and nothing but it, starting from a lawful document. */
const broken: Readonly<Record<string, Readonly<Record<string, Broken>>>> = {
  order: {
    'V-GEN-02': { head: { guid: 'short' }, code: '-302002', path: 'head.guid' },
    'V-GEN-03': { head: { appType: '9' }, code: '-302003', path: 'head.appType' },
    'V-GEN-04': { head: { appStatus: '3' }, code: '-302004', path: 'head.appStatus' },
    'V-GEN-05': { head: { appTime: '20261122101001' }, code: '-302005', path: 'head.appTime' },
    'V-GEN-10': { head: { ebcCode: '3302960S99' }, code: '-302010', path: 'head.ebcCode' },
    'V-GEN-11': { head: { ebcName: '别的名称' }, code: '-302011', path: 'head.ebcName' },
    'V-GEN-13': { line: { unit: '999' }, code: '-302013', path: 'lines[0].unit' },
    'V-GEN-14': { head: { freight: '-1' }, code: '-302014', path: 'head.freight', with: ['V-ORD-09'] },
    'V-GEN-15': { head: { orderNo: ' DD1' }, code: '-302015', path: 'head.orderNo' },
    'V-GEN-18': { line: { itemName: ' ' }, code: '-302018', path: 'lines[0].itemName' },
    'V-ORD-02': { lines: [], code: '-303002', path: 'lines' },
    'V-ORD-03': { line: { gnum: 2 }, code: '-303003' },
    'V-ORD-04': { head: { orderType: 'I' }, code: '-303004', path: 'head.orderType', with: ['V-GEN-13'] },
    'V-ORD-05': { head: { ebpCode: '无' }, code: '-303005', path: 'head.ebpCode' },
    'V-ORD-06': { line: { qty: '2', price: '1.00', totalPrice: '2.02' }, head: { goodsValue: '2.02' }, code: '-303006', path: 'lines[0].totalPrice' },
    'V-ORD-07': { head: { goodsValue: '1' }, code: '-303007' },
    'V-ORD-08': { line: { currency: '502' }, code: '-303008', path: 'lines[0].currency' },
    'V-ORD-09': { head: { freight: undefined }, code: '-303009', with: ['V-GEN-18'] },
    'V-ORD-10': {
      lines: [
        { gnum: 1, itemNo: 'A', itemName: 'x', unit: '011', currency: '142', qty: '1', price: '1', totalPrice: '1' },
        { gnum: 2, itemNo: 'A', itemName: 'y', unit: '011', currency: '142', qty: '1', price: '1', totalPrice: '1' },
      ],
      head: { goodsValue: '2' },
      code: '-303010',
      path: 'lines[1].itemNo',
    },
  },
  payment: {
    'V-RCP-02': { head: { charge: '0' }, code: '-403002' },
    'V-RCP-03': { head: { payCode: undefined }, code: '-403003' },
    'V-RCP-04': { head: { payNo: undefined }, code: '-403004' },
    'V-RCP-05': { head: { accountingDate: '20261122100001' }, code: '-403005' },
  },
  waybill: {
    'V-LOG-02': { head: { grossWeight: '0' }, code: '-503002' },
    'V-LOG-03': { head: { logisticsNo: 'YD 1' }, code: '-503003' },
    'V-LOG-04': { head: { goodsInfo: '' }, code: '-503004', with: ['V-GEN-18'] },
  },
  arrival: {
    'V-GEN-12': { head: { customsCode: '9999' }, code: '-802012' },
    'V-ARR-01': { head: { operatorCode: '3301960L01', operatorName: '物流' }, code: '-803001' },
    'V-ARR-02': { head: { ieFlag: 'I' }, code: '-803002' },
    'V-ARR-03': { head: { billNo: undefined }, lines: [], code: '-803003' },
    'V-ARR-04': {
      lines: [
        { gnum: 1, logisticsNo: 'A' },
        { gnum: 2, logisticsNo: 'A' },
      ],
      code: '-804001',
    },
  },
  departure: {
    'V-DEP-01': { head: { leaveTime: '20261122100001' }, code: '-507001' },
    'V-DEP-02': { head: { voyageNo: undefined }, code: '-507002' },
    'V-DEP-03': {
      lines: [
        { gnum: 1, logisticsNo: 'A' },
        { gnum: 2, logisticsNo: 'A' },
      ],
      code: '-508001',
    },
  },
  inventory: {
    'V-INV-04': { lines: [], code: '-604013' },
    'V-INV-05': { line: { gnum: 2 }, code: '-603005' },
    'V-INV-06': { head: { ieFlag: 'I' }, code: '-603006' },
    'V-INV-07': { head: { tradeMode: '1239' }, code: '-603007', with: ['V-INV-08'] },
    'V-INV-08': { head: { tradeMode: '1210' }, code: '-603008' },
    'V-INV-09': { head: { emsNo: 'T4101D000001' }, code: '-603009' },
    'V-INV-11': { head: { statisticsFlag: 'C' }, code: '-603011', with: ['V-GEN-13'] },
    'V-INV-12': { head: { ...simplified, licenseNo: 'X1' }, code: '-603012' },
    'V-INV-13': { head: simplified, line: { gcode: '0099000000' }, code: '-603013', path: 'lines[0].gcode' },
    'V-INV-14': { line: { ...shirt, gcode: '6109109999' }, code: '-603014' },
    'V-INV-15': {
      line: { ...shirt, gcode: '4202111010', unit: '035', unit1: '035', unit2: '007', qty1: '1', qty2: '1' },
      head: { grossWeight: '2' },
      code: '-603015',
    },
    'V-INV-16': { head: { tradeMode: '9710' }, line: { ...shirt, price: '5000.01', totalPrice: '5000.01' }, code: '-603016' },
    'V-INV-17': { head: simplified, line: { ...shirt, price: '5000.01', totalPrice: '5000.01' }, code: '-603017' },
    'V-INV-18': { head: { country: '142' }, code: '-603018' },
    'V-INV-19': { line: { country: '142' }, code: '-603019' },
    'V-INV-20': { head: { netWeight: '99' }, code: '-603020' },
    'V-INV-21': { head: { packNo: 0 }, code: '-603021' },
    'V-INV-22': { head: simplified, line: { unit2: undefined }, code: '-603022' },
    'V-INV-23': { line: { ...shirt, unit1: '007' }, code: '-603023' },
    'V-INV-24': { line: { ...shirt, totalPrice: '60.00' }, code: '-603024' },
    'V-INV-25': {
      lines: [
        { ...shirt, gnum: 1 },
        { ...shirt, gnum: 2, currency: '502' },
      ],
      code: '-603025',
    },
    'V-INV-26': { line: { ...shirt, price: '0', totalPrice: '0' }, code: '-603026' },
    'V-INV-27': { head: { fFlag: '1', freight: '101' }, code: '-603027' },
    'V-INV-28': { head: { ownerCode: 'NO', ownerName: ' ' }, code: '-603028', with: ['V-GEN-18'] },
    'V-INV-29': { head: { ieDate: '20260101' }, code: '-603029' },
    'V-INV-30': {
      head: { billNo: undefined },
      context: { office: (customsCode) => ({ customsCode, crossBorderExport: true, pilotZone: true, transportInfoStage: 'declare' }) },
      code: '-603030',
    },
    'V-INV-31': { head: { loctNo: 'HZJC999999' }, code: '-603031', with: ['V-GEN-13'] },
    'V-INV-32': { head: { grossWeight: '0.100', netWeight: '0.050' }, line: { ...shirt }, code: '-603032' },
    'V-INV-33': { line: { gmodel: '无' }, code: '-603033' },
  },
}

const { parcels, arrival, departure } = testParcels(1)
const lawful = { ...parcels[0], arrival, departure } as unknown as Readonly<Record<string, DocumentValue>>

const breakIt = (key: string, { head = {}, line, lines }: Broken): DocumentValue => {
  const document = lawful[key] as DocumentValue
  const filled = lines?.map((values) => ({ ...document.lines[0], ...values }))
  const changed = filled ?? (line ? [{ ...document.lines[0], ...line }] : document.lines)
  return { head: { ...document.head, ...head }, lines: changed }
}

const cases = Object.entries(broken).flatMap(([key, rules]) => Object.entries(rules).map(([rule, how]) => ({ key, rule, how })))

/** Other lines and totals follow from the change of the one line; the comparison of sums is not what is tested then. */
const consequences = ['V-ORD-07']

test.each(cases)('$key: $rule refuses with its code, place and two sentences', ({ key, rule, how }) => {
  const issues = validateDocument(documentOf(key), breakIt(key, how), testContext(how.context)).filter((issue) => issue.severity !== 'warning')
  const own = issues.find((issue) => issue.rule === rule)
  expect(own, issues.map((issue) => `${issue.rule} ${issue.path}`).join()).toMatchObject({ code: how.code, ...(how.path ? { path: how.path } : {}) })
  expect(own?.message).toMatch(/[\u4e00-\u9fff]/)
  expect(own?.message).not.toMatch(/\{\w+\}/)
  expect(own?.messageEn).toMatch(/^[A-Za-z].*[a-z]/)
  expect(own?.messageEn).not.toMatch(/\{\w+\}/)
  const others = issues.map((issue) => issue.rule).filter((id) => id !== rule && !how.with?.includes(id) && !consequences.includes(id))
  expect(others).toEqual([])
})

test('every rule that needs nothing stored is broken by one of these documents', () => {
  const missing = documents.flatMap((definition) =>
    rulesOf(definition)
      .filter((rule) => ('head' in rule || 'line' in rule) && !rule.warning && !broken[definition.key]?.[rule.id])
      .map((rule) => rule.id),
  )
  expect(missing).toEqual([])
})

test('a commodity code whose last digits are not confirmed gives a warning and no refusal', () => {
  const document = breakIt('inventory', { line: { ...shirt, gcode: '0101210090', unit1: '035', unit2: '009', unit: '035' }, code: '' })
  const warnings = validateDocument(documentOf('inventory'), document, testContext()).filter((issue) => issue.severity === 'warning')
  expect(warnings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(['V-INV-14 lines[0].gcode'])
})
