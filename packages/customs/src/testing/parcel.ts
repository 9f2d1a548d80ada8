/** A parcel whose documents agree in everything, and the messages that carry them. */
import { documentOf } from '@openceb/documents'
import type { DocumentValue } from '@openceb/kernel'
import { writeMessage } from '@openceb/message'
import type { IncomingMessage } from '../intake/read-batch.ts'

export type Kind = 'order' | 'payment' | 'waybill' | 'inventory' | 'arrival' | 'departure'

export type Changes = Readonly<Record<string, string | number | undefined>>

export interface Parcel {
  readonly order: DocumentValue
  readonly payment: DocumentValue
  readonly waybill: DocumentValue
  readonly inventory: DocumentValue
}

const office = '4601'
const logistics = { logisticsCode: '4601W00001', logisticsName: '海口快递有限公司' }
const ebp = { ebpCode: '4601P00001', ebpName: '海南跨境平台有限公司' }
const ebc = { ebcCode: '4601B00001', ebcName: '海南远航贸易有限公司' }
const agent = { agentCode: '4601A00001', agentName: '海南通达报关有限公司' }

let last = 0

/** A guid of its own for each document and message. */
export const nextGuid = (): string => {
  const number = (++last).toString(16).toUpperCase().padStart(12, '0')
  return `0A1B2C3D-0000-4000-8000-${number}`
}

const declared = () => ({ guid: nextGuid(), appType: '1', appTime: '20261122100000', appStatus: '2' })

const without = (head: Changes): DocumentValue['head'] => Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined))

const documentWith = (head: Changes, lines: readonly Changes[], changes: Changes = {}): DocumentValue => ({
  head: without({ ...head, ...changes }),
  lines: lines.map(without),
})

/** The number makes every business key of the parcel; `goods` is the number of lines. */
export const parcelOf = (number: string, { goods = 2, customsCode = office } = {}): Parcel => {
  const items = Array.from({ length: goods }, (_, index) => ({
    gnum: index + 1,
    itemNo: `SKU-${index + 1}`,
    itemName: `手机保护壳 ${index + 1}`,
    qty: '2',
    price: '35.5',
    totalPrice: '71',
    currency: '142',
  }))
  const goodsValue = String(71 * goods)
  const orderNo = `ORD-${number}`
  const logisticsNo = `WB${number}`
  return {
    order: documentWith(
      { ...declared(), orderType: 'E', orderNo, ...ebp, ...ebc, goodsValue, freight: '8', currency: '142' },
      items.map((item) => ({ ...item, barCode: '6900000000001', unit: '007' })),
    ),
    payment: documentWith(
      {
        ...declared(),
        ...ebp,
        ...ebc,
        orderNo,
        payCode: '4601F00001',
        payName: '海南支付有限公司',
        payNo: `PAY-${number}`,
        charge: String(71 * goods + 8),
        currency: '142',
        accountingDate: '20261122090000',
      },
      [],
    ),
    waybill: documentWith(
      {
        ...declared(),
        ...logistics,
        logisticsNo,
        freight: '8',
        insuredFee: '0',
        currency: '142',
        grossWeight: '0.62',
        packNo: 1,
        goodsInfo: '手机保护壳',
        ...ebc,
        ebcTelephone: '0898-68000000',
      },
      [],
    ),
    inventory: documentWith(
      {
        ...declared(),
        customsCode,
        ...ebp,
        orderNo,
        ...logistics,
        logisticsNo,
        copNo: `COP-${number}`,
        preNo: `B20261122${number.replace(/\D/g, '').slice(-9).padStart(9, '0')}`,
        ieFlag: 'E',
        portCode: office,
        ieDate: '20261122',
        statisticsFlag: 'A',
        ...agent,
        ...ebc,
        ownerCode: 'NO',
        ownerName: ebc.ebcName,
        tradeMode: '9610',
        trafMode: '5',
        trafName: 'HU7925',
        voyageNo: 'HU7925-1122',
        billNo: 'BILL-1',
        loctNo: '4601001',
        country: '502',
        POD: '502',
        freight: '8',
        fCurrency: '142',
        fFlag: '3',
        insuredFee: '0',
        iCurrency: '142',
        iFlag: '3',
        wrapType: '2',
        packNo: 1,
        grossWeight: '0.62',
        netWeight: '0.5',
      },
      items.map((item) => ({
        ...item,
        gcode: '3926909090',
        gname: '塑料制手机壳',
        gmodel: '品牌:远航|型号:P60|材质:TPU',
        barCode: '6900000000001',
        country: '502',
        qty1: '0.25',
        unit: '007',
        unit1: '035',
      })),
    ),
  }
}

/** The same document with other values in its head, or in one of its lines. */
export const altered = (document: DocumentValue, head: Changes, line?: readonly [index: number, changes: Changes]): DocumentValue => ({
  head: without({ ...document.head, ...head }),
  lines: document.lines.map((values, index) => (line?.[0] === index ? without({ ...values, ...line[1] }) : values)),
})

const headOf = ({ head }: DocumentValue): Changes => head

export const arrivalOf = (number: string, inventories: readonly DocumentValue[], changes: Changes = {}): DocumentValue =>
  documentWith(
    {
      ...declared(),
      customsCode: office,
      copNo: `ARR-${number}`,
      preNo: `P20261122${number.replace(/\D/g, '').slice(-9).padStart(9, '1')}`,
      operatorCode: '4601S00001',
      operatorName: '海口监管场所有限公司',
      loctNo: '4601001',
      ieFlag: 'E',
      trafMode: '5',
      billNo: 'BILL',
      domesticTrafNo: '琼A12345',
      ...logistics,
      msgCount: 1,
      msgSeqNo: 1,
    },
    inventories.map((inventory, index) => ({ gnum: index + 1, logisticsNo: headOf(inventory)['logisticsNo'] })),
    changes,
  )

export const departureOf = (number: string, inventories: readonly DocumentValue[], changes: Changes = {}): DocumentValue =>
  documentWith(
    {
      ...declared(),
      customsCode: office,
      copNo: `DEP-${number}`,
      preNo: `P20261122${number.replace(/\D/g, '').slice(-9).padStart(9, '2')}`,
      ...logistics,
      trafMode: '5',
      trafName: 'HU7925',
      voyageNo: headOf(inventories[0] as DocumentValue)['voyageNo'],
      billNo: headOf(inventories[0] as DocumentValue)['billNo'],
      leaveTime: '20261122200000',
      msgCount: 1,
      msgSeqNo: 1,
    },
    inventories.map((inventory, index) => ({ gnum: index + 1, logisticsNo: headOf(inventory)['logisticsNo'] })),
    changes,
  )

export const messageOf = (kind: Kind, documents: readonly DocumentValue[]): IncomingMessage => {
  const definition = documentOf(kind)
  const guid = nextGuid()
  const transfer = { copCode: '4601A00001', copName: '海南通达报关有限公司', dxpMode: 'DXP', dxpId: 'DXPENT0000000001' }
  return { guid, type: `CEB${definition.message.code}Message`, bytes: Buffer.from(writeMessage({ definition, guid, documents, transfer })) }
}

const four = ['order', 'payment', 'waybill', 'inventory'] as const

/** The four messages of parcels, as the window sends them. */
export const messagesOf = (parcels: readonly Parcel[], kinds: readonly (typeof four)[number][] = four): IncomingMessage[] =>
  kinds.map((kind) =>
    messageOf(
      kind,
      parcels.map((parcel) => parcel[kind]),
    ),
  )
