// The code lists of customs (海关参数) by the names that field definitions use.
// CEB messages carry the codes of before August 2018, the goods declaration those since then: the latter end in Iso.
import { enumerations } from './enumerations.ts'

type CodeTableDefinition = {
  readonly name: string
  readonly nameEn: string
  /** Who fills it: shipped with the product, or only by the operator. */
  readonly kept: 'seed' | 'operator'
  /** What an entry may say besides code and names; also the columns an import file may have. */
  readonly attributes: readonly string[]
}

const table = <const Attributes extends readonly string[]>(name: string, nameEn: string, attributes: Attributes) =>
  ({ name, nameEn, kept: 'seed', attributes }) as const

export const codeTables = {
  customsOffice: table('关区', 'Customs office', ['district', 'level', 'formerName']),
  country: table('国别（地区）', 'Country or region', ['alsoStandsFor', 'note']),
  currency: table('币制', 'Currency', ['note']),
  unit: table('计量单位', 'Unit of measure', []),
  transportMode: table('运输方式', 'Mode of transport', []),
  tradeMode: table('监管方式', 'Supervision mode', ['fullName', 'use']),
  returnTradeMode: table('退货监管方式', 'Supervision mode of a return', []),
  port: table('港口', 'Port', ['country', 'countryIso', 'kind', 'formerCountry', 'note']),
  wrapType: table('包装种类', 'Kind of packing', ['twoDigits']),
  hsCode: table('商品编码', 'HS code', ['unit1', 'unit2', 'supervision', 'exportDutyPercent', 'assumed', 'common', 'seenInRetail', 'note']),
  hsHeading: table('税则品目', 'Tariff heading without lines of its own here', []),
  exportControl: table('两用物项出口许可证商品', 'Goods under dual-use export licence', ['document', 'note']),
  supervisionDoc: table('监管证件', 'Supervision document', ['direction', 'kind', 'retailRoute']),
  supervisedSite: { name: '监管场所', nameEn: 'Supervised site', kept: 'operator', attributes: ['customsOffice'] },
  countryIso: table('国别（地区，三字母）', 'Country or region, three letters', ['iso2', 'isoNumber', 'customsOnly']),
  currencyIso: table('币制（三字母）', 'Currency, three letters', ['isoNumber', 'minorUnits']),
  portIso: table('港口（六位）', 'Port, six characters', ['country', 'kind']),
  wrapTypeIso: table('包装种类（两位）', 'Kind of packing, two digits', ['note']),
  dealMode: table('成交方式', 'Terms of delivery', []),
  levyMode: table('征免方式', 'Levy mode', []),
  levyNature: table('征免性质', 'Nature of levy', ['fullName']),
  entryType: table('报关单类型', 'Type of goods declaration', ['use']),
  inlandPort: table('国内口岸', 'Inland port', ['formerName']),
  domesticRegion: table('国内地区', 'Domestic region', ['formerName', 'note']),
} as const satisfies Record<string, CodeTableDefinition>

/** A list whose entries live in the database and change by import. */
export type CodeTable = keyof typeof codeTables

export const codeLists = { ...codeTables, ...enumerations } as const

/** Every list that a coded field may name. */
export type CodeList = keyof typeof codeLists

export const isCodeList = (name: string): name is CodeList => Object.hasOwn(codeLists, name)

export const isCodeTable = (name: string): name is CodeTable => Object.hasOwn(codeTables, name)
