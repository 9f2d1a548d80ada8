/** Lawful parcels: an order, its payment, its waybill and its inventory that agree with each other, and the reports on their way out. */
import { addDecimals, type Clock, type Random, type ValueOfDocument, wireDate, wireTime } from '@openceb/kernel'
import type { arrival } from '../arrival/definition.ts'
import type { departure } from '../departure/definition.ts'
import type { inventory } from '../inventory/definition.ts'
import type { order } from '../order/definition.ts'
import type { payment } from '../payment/definition.ts'
import type { waybill } from '../waybill/definition.ts'
import { articles, destinations } from './goods.ts'

export interface Party {
  readonly code: string
  readonly name: string
}

/** Who plays which part. */
export interface ParcelWorld {
  readonly platform: Party
  readonly seller: Party
  readonly payment: Party
  readonly logistics: Party
  readonly agent: Party
  readonly operator: Party
  readonly customsCode: string
  readonly loctNo: string
}

export interface Parcel {
  readonly order: ValueOfDocument<typeof order>
  readonly payment: ValueOfDocument<typeof payment>
  readonly waybill: ValueOfDocument<typeof waybill>
  readonly inventory: ValueOfDocument<typeof inventory>
}

export type Arrival = ValueOfDocument<typeof arrival>
export type Departure = ValueOfDocument<typeof departure>

interface Means {
  readonly clock: Clock
  readonly random: Random
}

const yuan = '142'
const air = '5'

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random.next() * list.length)] as T

const declared = ({ clock, random }: Means) => ({ guid: random.uuid().toUpperCase(), appType: '1', appTime: wireTime(clock.now()), appStatus: '2' })

const goodsLines = (random: Random) =>
  Array.from({ length: 1 + Math.floor(random.next() * 3) }, (_, index) => {
    const article = pick(articles, random)
    const count = 1 + Math.floor(random.next() * 3)
    return {
      article,
      count,
      gnum: index + 1,
      itemNo: `SKU${article.gcode.slice(0, 6)}${index}`,
      price: article.price.toFixed(2),
      total: (article.price * count).toFixed(2),
    }
  })

const quantity = (unit: string | undefined, { article, count }: ReturnType<typeof goodsLines>[number]): string =>
  unit === '035' ? (article.weight * count).toFixed(3) : String(count)

/** `number` tells the parcel apart from every other one of the same series. */
export const makeParcel = (world: ParcelWorld, means: Means, series: string, number: number): Parcel => {
  const { clock, random } = means
  const { platform, seller, logistics, agent } = world
  const tag = `${series}${String(number).padStart(7, '0')}`
  const goods = goodsLines(random)
  const total = addDecimals('0', ...goods.map((line) => line.total))
  const weight = goods.reduce((sum, { article, count }) => sum + article.weight * count, 0)
  const destination = pick(destinations, random)
  const parties = { ebpCode: platform.code, ebpName: platform.name, ebcCode: seller.code, ebcName: seller.name }
  const orderNo = `DD${tag}`
  const logisticsNo = `YD${tag}`
  const netWeight = weight.toFixed(3)
  const grossWeight = (weight + 0.1).toFixed(3)
  return {
    order: {
      head: { ...declared(means), ...parties, orderType: 'E', orderNo, goodsValue: total, freight: '0', currency: yuan },
      lines: goods.map(({ article, count, gnum, itemNo, price, total: totalPrice }) => ({
        gnum,
        itemNo,
        itemName: article.itemName,
        unit: article.unit,
        currency: yuan,
        qty: String(count),
        price,
        totalPrice,
      })),
    },
    payment: {
      head: {
        ...declared(means),
        ...parties,
        orderNo,
        payCode: world.payment.code,
        payName: world.payment.name,
        payNo: `ZF${tag}`,
        charge: total,
        currency: yuan,
        accountingDate: wireTime(clock.now()),
      },
      lines: [],
    },
    waybill: {
      head: {
        ...declared(means),
        logisticsCode: logistics.code,
        logisticsName: logistics.name,
        logisticsNo,
        freight: '18',
        insuredFee: '0',
        currency: yuan,
        grossWeight,
        packNo: 1,
        goodsInfo: goods[0]?.article.gname ?? '',
        ebcCode: seller.code,
        ebcName: seller.name,
      },
      lines: [],
    },
    inventory: {
      head: {
        ...declared(means),
        customsCode: world.customsCode,
        ebpCode: platform.code,
        ebpName: platform.name,
        orderNo,
        logisticsCode: logistics.code,
        logisticsName: logistics.name,
        logisticsNo,
        copNo: `QD${tag}`,
        ieFlag: 'E',
        portCode: world.customsCode,
        ieDate: wireDate(clock.now()),
        statisticsFlag: 'B',
        agentCode: agent.code,
        agentName: agent.name,
        ebcCode: seller.code,
        ebcName: seller.name,
        ownerCode: seller.code,
        ownerName: seller.name,
        tradeMode: '9610',
        trafMode: air,
        trafName: 'CA1001',
        voyageNo: 'CA1001',
        billNo: `TD${series}`,
        loctNo: world.loctNo,
        ...destination,
        freight: '18',
        fCurrency: yuan,
        fFlag: '3',
        insuredFee: '0',
        iCurrency: yuan,
        iFlag: '3',
        wrapType: '2',
        packNo: 1,
        grossWeight,
        netWeight,
      },
      lines: goods.map((line) => ({
        gnum: line.gnum,
        itemNo: line.itemNo,
        itemName: line.article.itemName,
        gcode: line.article.gcode,
        gname: line.article.gname,
        gmodel: line.article.gmodel,
        barCode: '无',
        country: destination.country,
        currency: yuan,
        qty: String(line.count),
        qty1: quantity(line.article.unit1, line),
        ...(line.article.unit2 ? { qty2: quantity(line.article.unit2, line), unit2: line.article.unit2 } : {}),
        unit: line.article.unit,
        unit1: line.article.unit1,
        price: line.price,
        totalPrice: line.total,
      })),
    },
  }
}

const logisticsNumbers = (parcels: readonly Parcel[]): { gnum: number; logisticsNo: string }[] =>
  parcels.map(({ waybill }, index) => ({ gnum: index + 1, logisticsNo: waybill.head.logisticsNo ?? '' }))

/** The arrival of parcels of one series at the supervised site. */
export const makeArrival = (world: ParcelWorld, means: Means, series: string, copNo: string, parcels: readonly Parcel[]): Arrival => ({
  head: {
    ...declared(means),
    customsCode: world.customsCode,
    copNo,
    operatorCode: world.operator.code,
    operatorName: world.operator.name,
    loctNo: world.loctNo,
    ieFlag: 'E',
    trafMode: air,
    billNo: `TD${series}`,
    domesticTrafNo: '浙A12345',
    logisticsCode: world.logistics.code,
    logisticsName: world.logistics.name,
    msgCount: 1,
    msgSeqNo: 1,
  },
  lines: logisticsNumbers(parcels),
})

/** Their departure on the conveyance that their inventories name. */
export const makeDeparture = (world: ParcelWorld, means: Means, series: string, copNo: string, parcels: readonly Parcel[]): Departure => ({
  head: {
    ...declared(means),
    customsCode: world.customsCode,
    copNo,
    logisticsCode: world.logistics.code,
    logisticsName: world.logistics.name,
    trafMode: air,
    trafName: 'CA1001',
    voyageNo: 'CA1001',
    billNo: `TD${series}`,
    leaveTime: wireTime(means.clock.now()),
    msgCount: 1,
    msgSeqNo: 1,
  },
  lines: logisticsNumbers(parcels),
})
