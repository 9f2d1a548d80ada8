/** 电子订单, CEB303Message. */
import { code, decimal, defineDocument, enterprise, integer, text } from '@openceb/kernel'
import { declarationFields } from '../shared/fields.ts'
import { statusSets } from '../shared/status-sets.ts'
import { orderLifecycle } from './lifecycle.ts'

export const order = defineDocument({
  key: 'order',
  title: '电子订单',
  titleEn: 'Electronic order',
  message: { code: '303', entity: 'Order', head: 'OrderHead', line: 'OrderList', lines: [1, 100], signature: 'optional' },
  receipt: { code: '304', entity: 'OrderReturn', identity: { ebpCode: 'required', ebcCode: 'required', orderNo: 'required' } },
  codes: { signature: 301, format: 302, business: 303, processing: 304 },
  lifecycle: orderLifecycle,
  // Receipts name a foreign platform by 无 alone, so the seller stands in for the code of the platform.
  keys: [{ name: 'document', fields: ['orderNo', 'ebpCode', 'ebcCode'], rule: 'V-ORD-01', held: 'live' }],
  follows: { document: 'inventory', key: 'order' },
  parties: { EBP: 'ebpCode', EBC: 'ebcCode' },
  senders: ['EBP', 'EBC', 'AGT'],
  declarant: 'ebpCode',
  head: {
    ...declarationFields('1'),
    orderType: code('orderType', '订单类型', 'Order type', { length: 1, border: 'yellow' }),
    orderNo: text('订单编号', 'Order number', { max: 60, nonBlank: true, border: 'yellow' }),
    ebpCode: enterprise('电商平台代码', 'Platform code', { nonBlank: true, border: 'yellow', roles: ['EBP'], instead: '无' }),
    ebpName: text('电商平台名称', 'Platform name', { max: 100, nonBlank: true, border: 'yellow', filter: 'contains' }),
    ebcCode: enterprise('电商企业代码', 'E-commerce enterprise code', { nonBlank: true, border: 'yellow', roles: ['EBC'] }),
    ebcName: text('电商企业名称', 'E-commerce enterprise name', { max: 100, nonBlank: true, border: 'yellow', filter: 'contains' }),
    goodsValue: decimal('商品金额', 'Goods value', { border: 'yellow' }),
    freight: decimal('运杂费', 'Freight and charges', { default: '0' }),
    currency: code('currency', '币制', 'Currency', { length: 3, border: 'yellow' }),
    note: text('备注', 'Remark', { max: 1000, required: false }),
  },
  lines: {
    gnum: integer('序号', 'Line number', { total: 5 }),
    itemNo: text('企业商品货号', 'Item number (SKU)', { max: 30, nonBlank: true, border: 'yellow' }),
    itemName: text('企业商品名称', 'Item name', { max: 250, nonBlank: true, border: 'yellow' }),
    itemDescribe: text('企业商品描述', 'Item description', { max: 1000, required: false }),
    barCode: text('条形码', 'Bar code', { max: 50, required: false }),
    unit: code('unit', '计量单位', 'Unit of measure', { length: 3, border: 'yellow' }),
    currency: code('currency', '币制', 'Currency', { length: 3, border: 'yellow' }),
    qty: decimal('数量', 'Quantity', { border: 'yellow' }),
    price: decimal('单价', 'Unit price', { border: 'yellow' }),
    totalPrice: decimal('总价', 'Total price', { border: 'yellow' }),
    note: text('备注', 'Remark', { max: 1000, required: false }),
  },
  stored: {},
  sections: [
    { title: '订单基本信息', titleEn: 'Order', fields: ['orderNo', 'orderType', 'ebpCode', 'ebpName', 'ebcCode', 'ebcName', 'goodsValue', 'freight', 'currency', 'appType', 'appTime', 'returnStatus', 'intakeTime', 'note'] },
  ],
  lineTitle: '商品信息',
  lineTitleEn: 'Goods',
  query: {
    key: 'orderNo',
    filters: ['orderNo', 'ebpCode', 'ebpName', 'ebcCode', 'ebcName', 'orderType', 'appType', 'returnStatus', 'intakeTime'],
    columns: ['orderNo', 'orderType', 'ebpCode', 'ebpName', 'ebcCode', 'ebcName', 'goodsValue', 'freight', 'currency', 'appType', 'appTime', 'intakeTime', 'returnStatus'],
  },
  pages: [
    { id: '1.1', title: '未审结订单查询', titleEn: 'Orders not yet audited', route: '/trade/orders/unaudited', roles: ['EBP','EBC'], states: statusSets.UNAUDITED, kind: 'query' },
    { id: '1.2', title: '已审结订单查询', titleEn: 'Audited orders', route: '/trade/orders/audited', roles: ['EBP','EBC'], states: statusSets.AUDITED, kind: 'query' },
  ],
})
