/** V-ARR: what a report of arrival has to keep. */
import { firstRepeated } from '../shared/amounts.ts'
import { defineRules } from '../shared/rules.ts'
import { arrival } from './definition.ts'

export const arrivalRules = defineRules(arrival, [
  {
    id: 'V-ARR-01',
    at: 'head.operatorCode',
    message: '监管场所经营人[{v}]与监管场所代码[{loctNo}]不符',
    messageEn: 'Operator [{v}] does not run the supervised site [{loctNo}]',
    head: ({ operatorCode, loctNo }, context) => {
      const site = loctNo ? context.site(loctNo) : undefined
      const runs = context.enterprise(site?.operatorCode ?? '')
      const same = !site || [runs?.code, runs?.otherCode, site.operatorCode].includes(operatorCode)
      return same || { v: operatorCode ?? '', loctNo: loctNo ?? '' }
    },
  },
  {
    id: 'V-ARR-02',
    at: 'head.domesticTrafNo',
    message: '进出口标记必须为E，境内运输工具编号不能为空',
    messageEn: 'The flag has to be E and the domestic vehicle number must not be blank',
    head: ({ ieFlag, domesticTrafNo }) => ieFlag === 'E' && domesticTrafNo !== undefined && domesticTrafNo.trim() !== '',
  },
  {
    id: 'V-ARR-03',
    at: 'lines',
    message: '运抵单表体与提运单号不能同时为空',
    messageEn: 'An arrival without lines has to name its bill of lading',
    head: ({ billNo }, _context, { lines }) => Boolean(billNo) || lines.length > 0,
  },
  {
    id: 'V-ARR-04',
    at: 'lines.logisticsNo',
    code: -804001,
    message: '运单[{v}]已申报运抵',
    messageEn: 'Waybill [{v}] was reported as arrived already',
    head: (_head, _context, { lines }) => {
      const repeated = firstRepeated(lines.map(({ logisticsNo }) => logisticsNo))
      return repeated === undefined || { v: repeated }
    },
  },
  {
    id: 'V-ARR-05',
    at: 'head.copNo',
    code: -804001,
    message: '运抵单[{key}]已存在，原单状态为[{status}]',
    messageEn: 'Arrival [{key}] is stored already, status [{status}]',
    stored: true,
  },
  {
    id: 'V-ARR-06',
    at: 'lines.logisticsNo',
    message: '运单[{v}]对应清单不存在或未审结',
    messageEn: 'The inventory of waybill [{v}] does not exist or is not reviewed',
    customs: true,
  },
])
