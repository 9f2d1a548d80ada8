/** 运抵单, CEB507Message. */
import { code, defineDocument, enterprise, fixedText, integer, text } from '@openceb/kernel'
import { declarationFields } from '../shared/fields.ts'
import { statusSets } from '../shared/status-sets.ts'
import { arrivalLifecycle } from './lifecycle.ts'

export const arrival = defineDocument({
  key: 'arrival',
  title: '运抵单',
  titleEn: 'Arrival at the supervised site',
  message: { code: '507', entity: 'Arrival', head: 'ArrivalHead', line: 'ArrivalList', lines: [0, Infinity], signature: 'declared' },
  receipt: { code: '508', entity: 'ArrivalReturn', identity: { operatorCode: 'required', logisticsCode: 'required', preNo: 'required', copNo: 'required', billNo: 'required', msgSeqNo: 'required' } },
  codes: { signature: 801, format: 802, business: 803, processing: 804 },
  preNoLetter: 'P',
  lifecycle: arrivalLifecycle,
  keys: [
    { name: 'document', fields: ['copNo', 'operatorCode', 'msgSeqNo'], rule: 'V-ARR-05', held: 'live' },
    { name: 'waybill', line: 'logisticsNo', fields: ['logisticsCode'], rule: 'V-ARR-04', held: 'effective' },
  ],
  parties: { OPR: 'operatorCode' },
  senders: ['OPR'],
  declarant: 'operatorCode',
  head: {
    ...declarationFields('1'),
    customsCode: code('customsOffice', '申报地海关', 'Customs of declaration', { length: 4 }),
    copNo: text('企业内部编号', 'Enterprise document number', { max: 30, nonBlank: true }),
    preNo: fixedText('预录入编号', 'E-port number (pre-entry number)', { length: 18, required: false, auto: true }),
    operatorCode: enterprise('监管场所经营人代码', 'Supervised-site operator code', { nonBlank: true, auto: true, roles: ['OPR', 'LOG'] }),
    operatorName: text('监管场所经营人名称', 'Supervised-site operator name', { max: 100, nonBlank: true, auto: true }),
    loctNo: code('supervisedSite', '监管场所代码', 'Supervised-site code', { max: 10, required: false }),
    ieFlag: code('ieFlag', '进出口标记', 'Import/export flag', { length: 1, auto: true }),
    trafMode: code('transportMode', '运输方式', 'Mode of transport', { length: 1, border: 'yellow' }),
    billNo: text('提运单号', 'Bill of lading number', { max: 37, required: 'conditional' }),
    domesticTrafNo: text('境内运输工具编号', 'Domestic vehicle number', { max: 100, nonBlank: true }),
    logisticsCode: enterprise('物流企业代码', 'Logistics enterprise code', { nonBlank: true, roles: ['LOG'] }),
    logisticsName: text('物流企业名称', 'Logistics enterprise name', { max: 100, nonBlank: true, auto: true }),
    msgCount: integer('报文总数', 'Number of split parts', { total: 9, auto: true }),
    msgSeqNo: integer('报文序号', 'Part number', { total: 9, auto: true }),
    note: text('备注', 'Remark', { max: 1000, required: false }),
  },
  lines: {
    gnum: integer('序号', 'Line number', { total: 5, auto: true }),
    logisticsNo: text('物流运单编号', 'Waybill number', { max: 32, nonBlank: true }),
    totalPackageNo: text('总包号', 'Bag or pallet number', { max: 37, required: false }),
    note: text('备注', 'Remark', { max: 1000, required: false }),
  },
  stored: {
    listCount: integer('运单数量', 'Waybills', { total: 9, auto: true }),
  },
  sections: [
    { title: '运抵单表头', titleEn: 'Arrival', fields: ['preNo', 'appType', 'appTime', 'returnStatus', 'intakeTime', 'copNo', 'customsCode', 'operatorCode', 'operatorName', 'loctNo', 'ieFlag', 'trafMode', 'billNo', 'domesticTrafNo', 'logisticsCode', 'logisticsName', 'msgCount', 'msgSeqNo', 'note'] },
  ],
  lineTitle: '运抵单表体',
  lineTitleEn: 'Waybills',
  query: {
    key: 'preNo',
    filters: ['preNo', 'copNo', 'customsCode', 'operatorCode', 'loctNo', 'logisticsCode', 'billNo', 'lines.logisticsNo', 'returnStatus', 'intakeTime'],
    columns: ['preNo', 'copNo', 'customsCode', 'operatorName', 'loctNo', 'logisticsName', 'trafMode', 'billNo', 'domesticTrafNo', 'listCount', 'appTime', 'intakeTime', 'returnStatus'],
  },
  pages: [
    { id: '2.3', title: '运抵单申报', titleEn: 'Declare arrivals', route: '/logistics/arrivals/declare', roles: ['OPR'], states: statusSets.DECLARABLE, kind: 'declare', actions: ['save', 'declare', 'delete'] },
    { id: '2.4', title: '未审结运抵单查询', titleEn: 'Arrivals not yet audited', route: '/logistics/arrivals/unaudited', roles: ['OPR'], states: statusSets.UNAUDITED, kind: 'query' },
    { id: '2.5', title: '已审结运抵单查询', titleEn: 'Audited arrivals', route: '/logistics/arrivals/audited', roles: ['OPR'], states: statusSets.AUDITED, kind: 'query' },
  ],
})
