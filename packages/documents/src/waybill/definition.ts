/** 物流运单, CEB505Message. */
import { code, decimal, defineDocument, enterprise, integer, text } from '@openceb/kernel'
import { declarationFields } from '../shared/fields.ts'
import { statusSets } from '../shared/status-sets.ts'
import { waybillLifecycle } from './lifecycle.ts'

export const waybill = defineDocument({
  key: 'waybill',
  title: '物流运单',
  titleEn: 'Logistics waybill',
  message: { code: '505', entity: 'Logistics', head: null, line: null, lines: [0, 0], signature: 'optional' },
  receipt: { code: '506', entity: 'LogisticsReturn', identity: { logisticsCode: 'required', logisticsNo: 'required' } },
  codes: { signature: 501, format: 502, business: 503, processing: 504 },
  lifecycle: waybillLifecycle,
  keys: [{ name: 'document', fields: ['logisticsNo', 'logisticsCode'], rule: 'V-LOG-01', held: 'live', months: 6 }],
  follows: { document: 'inventory', key: 'waybill' },
  parties: { LOG: 'logisticsCode', EBC: 'ebcCode' },
  senders: ['LOG'],
  declarant: 'logisticsCode',
  head: {
    ...declarationFields('2'),
    logisticsCode: enterprise('物流企业代码', 'Logistics enterprise code', { nonBlank: true, border: 'yellow', roles: ['LOG'] }),
    logisticsName: text('物流企业名称', 'Logistics enterprise name', { max: 100, nonBlank: true, border: 'yellow', filter: 'contains' }),
    logisticsNo: text('运单编号', 'Waybill number', { max: 32, nonBlank: true, border: 'yellow' }),
    freight: decimal('运费', 'Freight'),
    insuredFee: decimal('保价费', 'Insured fee'),
    currency: code('currency', '币制', 'Currency', { length: 3 }),
    grossWeight: decimal('毛重(千克)', 'Gross weight (kg)', { border: 'yellow' }),
    packNo: integer('件数', 'Number of packages', { total: 9, border: 'yellow' }),
    goodsInfo: text('主要货物信息', 'Main goods information', { max: 200, nonBlank: true }),
    ebcCode: enterprise('电商企业代码', 'E-commerce enterprise code', { required: false, roles: ['EBC'] }),
    ebcName: text('电商企业名称', 'E-commerce enterprise name', { max: 100, required: false }),
    ebcTelephone: text('电商企业电话', 'E-commerce enterprise telephone', { max: 50, required: false }),
    note: text('备注', 'Remark', { max: 1000, required: false }),
  },
  lines: {},
  stored: {},
  sections: [
    { title: '运单信息', titleEn: 'Waybill', fields: ['logisticsNo', 'logisticsCode', 'logisticsName', 'freight', 'insuredFee', 'currency', 'grossWeight', 'packNo', 'goodsInfo', 'ebcCode', 'ebcName', 'ebcTelephone', 'appType', 'appTime', 'returnStatus', 'intakeTime', 'note'] },
  ],
  lineTitle: '',
  lineTitleEn: '',
  query: {
    key: 'logisticsNo',
    filters: ['logisticsNo', 'logisticsCode', 'logisticsName', 'ebcCode', 'appType', 'returnStatus', 'intakeTime'],
    columns: ['logisticsNo', 'logisticsCode', 'logisticsName', 'ebcName', 'freight', 'insuredFee', 'currency', 'grossWeight', 'packNo', 'goodsInfo', 'appType', 'appTime', 'intakeTime', 'returnStatus'],
  },
  pages: [
    { id: '2.1', title: '未审结运单查询', titleEn: 'Waybills not yet audited', route: '/logistics/waybills/unaudited', roles: ['LOG'], states: statusSets.UNAUDITED, kind: 'query' },
    { id: '2.2', title: '已审结运单查询', titleEn: 'Audited waybills', route: '/logistics/waybills/audited', roles: ['LOG'], states: statusSets.AUDITED, kind: 'query' },
  ],
})
