import { expect, test } from 'vitest'
import { CodeBook } from './book.ts'
import type { CodeEntry } from './entry.ts'
import type { CodeList } from './lists.ts'
import { readSeed } from './seed.ts'

const codes = new CodeBook(readSeed())
const today = '20261122'

const found = (list: CodeList, code: string, date = today): CodeEntry | undefined => {
  const answer = codes.lookup(list, code, date)
  return answer.kind === 'unknown' ? undefined : answer.entry
}

test.each<[CodeList, string, string, string]>([
  ['currency', '142', '人民币', 'CNY'],
  ['currency', '502', '美元', 'USD'],
  ['country', '142', '中国', 'CHN'],
  ['country', '502', '美国', 'USA'],
  ['unit', '035', '千克', ''],
  ['unit', '011', '件', ''],
  ['transportMode', '5', '航空运输', '5'],
  ['tradeMode', '9610', '电子商务', ''],
  ['tradeMode', '1210', '保税电商', ''],
  ['tradeMode', '9710', '跨境电商B2B直接出口', ''],
  ['tradeMode', '9810', '跨境电商出口海外仓', ''],
  ['returnTradeMode', '9661', '一般出口退货', ''],
  ['wrapType', '2', '纸箱', '22'],
  ['currencyIso', 'CNY', '人民币', '142'],
  ['countryIso', 'USA', '美国', '502'],
])('%s %s is %s', (list, code, name, altCode) => {
  expect(codes.lookup(list, code, today)).toMatchObject({ kind: 'ok', entry: { list, code, name, altCode } })
})

test('letter case tells two supervision documents apart', () => {
  expect(found('supervisionDoc', 'a')?.name).toBe('保税核注清单')
  expect(found('supervisionDoc', 'A')?.name).toBe('检验检疫')
})

test('only the supervision modes of e-commerce are offered to the messages', () => {
  expect([...codes.entries('tradeMode')].map(({ code }) => code)).toEqual(['1210', '1239', '9610', '9710', '9810'])
  expect([...codes.entries('returnTradeMode')].map(({ code }) => code)).toEqual(['1261', '9661'])
})

test('the protocol enumerations answer like any other list', () => {
  expect(codes.lookup('businessStatus', 'NEG', today)).toMatchObject({ kind: 'ok', entry: { name: '处理异常' } })
  expect(found('orderType', 'W')?.name).toBe('海外仓订仓单')
  expect(codes.lookup('orderType', 'X', today)).toEqual({ kind: 'unknown' })
})

test('a code nobody knows and a list the operator has not filled are unknown', () => {
  expect(codes.lookup('currency', '999', today)).toEqual({ kind: 'unknown' })
  expect(codes.lookup('supervisedSite', '5100', today)).toEqual({ kind: 'unknown' })
})

test('a retired code stays good for documents of its time and is refused after its last day', () => {
  expect(codes.lookup('hsCode', '6201921000', '20211231').kind).toBe('ok')
  expect(codes.lookup('hsCode', '6201921000', '20220101')).toMatchObject({ kind: 'expired', entry: { status: 'retired' } })
  expect(codes.lookup('currency', '113', '20180731').kind).toBe('ok')
  expect(codes.lookup('currency', '113', today).kind).toBe('expired')
})

test('a supervision mode is not in force before the day customs introduced it', () => {
  expect(codes.lookup('tradeMode', '9710', '20200630').kind).toBe('expired')
  expect(codes.lookup('tradeMode', '9710', '20200701').kind).toBe('ok')
})

test.each([
  ['9405310000', 'suffix'],
  ['3401110000', 'split'],
  ['0101210090', 'olderEdition'],
])('HS code %s is accepted with the warning %s', (code, because) => {
  expect(codes.lookup('hsCode', code, today)).toMatchObject({ kind: 'assumed', because })
})

test('a code of the tariff of 2020 is certain for a document of 2020', () => {
  expect(codes.lookup('hsCode', '0101210090', '20201231').kind).toBe('ok')
  expect(codes.lookup('hsCode', '0101210090', '20210101').kind).toBe('assumed')
})

test('a code that only one source knows is accepted with a warning', () => {
  expect(codes.lookup('wrapTypeIso', '41', today)).toMatchObject({ kind: 'assumed', because: 'unconfirmed' })
})

const period = (effectiveFrom: string | null, effectiveTo: string | null, name: string): CodeEntry => ({
  list: 'customsOffice',
  code: '5141',
  name,
  nameEn: '',
  altCode: '',
  attributes: {},
  effectiveFrom,
  effectiveTo,
  status: effectiveTo === null ? 'active' : 'retired',
  edition: '2026',
  source: 'test',
})

test('an office that comes back under a new name is read by the day of the document', () => {
  const book = new CodeBook([period('20230101', null, '新名'), period(null, '20201231', '旧名')])
  expect(book.lookup('customsOffice', '5141', '20200615')).toMatchObject({ kind: 'ok', entry: { name: '旧名' } })
  expect(book.lookup('customsOffice', '5141', '20220615')).toMatchObject({ kind: 'expired', entry: { name: '旧名' } })
  expect(book.lookup('customsOffice', '5141', '20230101')).toMatchObject({ kind: 'ok', entry: { name: '新名' } })
})

test('two names for one office on the same day cannot be', () => {
  expect(() => new CodeBook([period('20200101', null, '甲'), period('20210101', '20211231', '乙')])).toThrow(
    'two periods of customsOffice 5141 overlap',
  )
})
