/** 离境单, CEB509Message. */
import { code, datetime, defineDocument, enterprise, fixedText, integer, text } from '@openceb/kernel'
import { declarationFields } from '../shared/fields.ts'
import { statusSets } from '../shared/status-sets.ts'
import { departureLifecycle } from './lifecycle.ts'

export const departure = defineDocument({
  key: 'departure',
  title: '离境单',
  titleEn: 'Departure from the country',
  message: { code: '509', entity: 'Departure', head: 'DepartureHead', line: 'DepartureList', lines: [1, Infinity], signature: 'required' },
  receipt: { code: '510', entity: 'DepartureReturn', identity: { logisticsCode: 'required', copNo: 'required', preNo: 'required', msgSeqNo: 'required' } },
  codes: { signature: 505, format: 506, business: 507, processing: 508 },
  preNoLetter: 'P',
  lifecycle: departureLifecycle,
  keys: [
    { name: 'document', fields: ['copNo', 'logisticsCode', 'msgSeqNo'], rule: 'V-DEP-05', held: 'live' },
    { name: 'waybill', line: 'logisticsNo', fields: ['logisticsCode'], rule: 'V-DEP-03', held: 'effective' },
  ],
  parties: { LOG: 'logisticsCode' },
  senders: ['LOG'],
  declarant: 'logisticsCode',
  head: {
    ...declarationFields(),
    customsCode: code('customsOffice', '申报地海关', 'Customs of declaration', { length: 4 }),
    copNo: text('企业内部编号', 'Enterprise document number', { max: 30, nonBlank: true }),
    preNo: fixedText('预录入编号', 'E-port number (pre-entry number)', { length: 18, required: false, auto: true }),
    logisticsCode: enterprise('物流企业代码', 'Logistics enterprise code', { nonBlank: true, roles: ['LOG'] }),
    logisticsName: text('物流企业名称', 'Logistics enterprise name', { max: 100, nonBlank: true, auto: true }),
    trafMode: code('transportMode', '运输方式', 'Mode of transport', { length: 1, border: 'yellow' }),
    trafName: text('运输工具名称', 'Conveyance name', { max: 100, required: 'conditional' }),
    voyageNo: text('航班航次号', 'Voyage or flight number', { max: 32, required: 'conditional' }),
    billNo: text('提运单号', 'Bill of lading number', { max: 37, required: 'conditional' }),
    leaveTime: datetime('离境时间', 'Departure time', { filter: 'range' }),
    msgCount: integer('报文总数', 'Number of split parts', { total: 9, auto: true }),
    msgSeqNo: integer('报文序号', 'Part number', { total: 9, auto: true }),
    note: text('备注', 'Remark', { max: 1000, required: false }),
  },
  lines: {
    gnum: integer('序号', 'Line number', { total: 5, auto: true }),
    totalPackageNo: text('总包号', 'Bag or pallet number', { max: 37, required: false }),
    logisticsNo: text('物流运单编号', 'Waybill number', { max: 32, nonBlank: true }),
    note: text('备注', 'Remark', { max: 1000, required: false }),
  },
  stored: {
    listCount: integer('运单数量', 'Waybills', { total: 9, auto: true }),
  },
  sections: [
    { title: '离境单表头', titleEn: 'Departure', fields: ['preNo', 'appType', 'appTime', 'returnStatus', 'intakeTime', 'copNo', 'customsCode', 'logisticsCode', 'logisticsName', 'trafMode', 'trafName', 'voyageNo', 'billNo', 'leaveTime', 'msgCount', 'msgSeqNo', 'note'] },
  ],
  lineTitle: '离境单表体',
  lineTitleEn: 'Waybills',
  query: {
    key: 'preNo',
    filters: ['preNo', 'copNo', 'customsCode', 'logisticsCode', 'trafMode', 'voyageNo', 'billNo', 'lines.logisticsNo', 'leaveTime', 'returnStatus', 'intakeTime'],
    columns: ['preNo', 'copNo', 'customsCode', 'logisticsName', 'trafMode', 'trafName', 'voyageNo', 'billNo', 'leaveTime', 'listCount', 'appTime', 'intakeTime', 'returnStatus'],
  },
  pages: [
    { id: '2.6', title: '未审结离境单查询', titleEn: 'Departures not yet audited', route: '/logistics/departures/unaudited', roles: ['LOG'], states: statusSets.UNAUDITED, kind: 'query' },
    { id: '2.7', title: '已审结离境单查询', titleEn: 'Audited departures', route: '/logistics/departures/audited', roles: ['LOG'], states: statusSets.AUDITED, kind: 'query' },
  ],
})
