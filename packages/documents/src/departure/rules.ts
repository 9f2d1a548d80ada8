/** V-DEP: what a report of departure has to keep. */
import { firstRepeated } from '../shared/amounts.ts'
import { defineRules } from '../shared/rules.ts'
import { departure } from './definition.ts'

const post = '6'

export const departureRules = defineRules(departure, [
  {
    id: 'V-DEP-01',
    at: 'head.leaveTime',
    message: '离境时间[{v}]不能晚于当前时间',
    messageEn: 'The time of departure must not lie in the future',
    head: ({ leaveTime }, { now }) => !leaveTime || leaveTime <= now || { v: leaveTime },
  },
  {
    id: 'V-DEP-02',
    at: 'head.billNo',
    message: '运输工具名称、航班航次号、提运单号不能为空（邮路除外）',
    messageEn: 'Conveyance, voyage and bill of lading must not be blank except for mail',
    head: ({ trafMode, trafName, voyageNo, billNo }) => trafMode === post || Boolean(trafName && voyageNo && billNo),
  },
  {
    id: 'V-DEP-03',
    at: 'lines.logisticsNo',
    code: -508001,
    message: '运单[{v}]已申报离境',
    messageEn: 'Waybill [{v}] was reported as departed already',
    head: (_head, _context, { lines }) => {
      const repeated = firstRepeated(lines.map(({ logisticsNo }) => logisticsNo))
      return repeated === undefined || { v: repeated }
    },
  },
  {
    id: 'V-DEP-04',
    at: 'lines.logisticsNo',
    message: '运单[{v}]对应清单未放行，或与总分单的提运单号不一致',
    messageEn: 'The inventory of waybill [{v}] is not released, or bill and voyage differ from those in force',
    customs: true,
  },
  {
    id: 'V-DEP-05',
    at: 'head.copNo',
    code: -508001,
    message: '离境单[{key}]已存在，原单状态为[{status}]',
    messageEn: 'Departure [{key}] is stored already, status [{status}]',
    stored: true,
  },
])
