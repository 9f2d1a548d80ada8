/** 收款单, CEB403Message. */
import { code, datetime, decimal, defineDocument, enterprise, text } from '@openceb/kernel'
import { declarationFields } from '../shared/fields.ts'
import { paymentLifecycle } from './lifecycle.ts'

export const payment = defineDocument({
  key: 'payment',
  title: '收款单',
  titleEn: 'Receipt of payment',
  message: { code: '403', entity: 'Receipts', head: null, line: null, lines: [0, 0], signature: 'optional' },
  receipt: { code: '404', entity: 'ReceiptsReturn', identity: { ebcCode: 'required', orderNo: 'required', payNo: 'optional' } },
  codes: { signature: 401, format: 402, business: 403, processing: 404 },
  lifecycle: paymentLifecycle,
  keys: [{ name: 'document', fields: ['orderNo', 'ebcCode', 'payNo'], rule: 'V-RCP-01', held: 'live' }],
  follows: { document: 'inventory', key: 'order' },
  parties: { EBP: 'ebpCode', EBC: 'ebcCode', PAY: 'payCode' },
  senders: ['PAY', 'EBC', 'EBP', 'AGT'],
  declarant: 'ebcCode',
  head: {
    ...declarationFields('1'),
    ebpCode: enterprise('电商平台代码', 'Platform code', { nonBlank: true, roles: ['EBP'], instead: '无' }),
    ebpName: text('电商平台名称', 'Platform name', { max: 100, nonBlank: true }),
    ebcCode: enterprise('电商企业代码', 'E-commerce enterprise code', { nonBlank: true, roles: ['EBC'] }),
    ebcName: text('电商企业名称', 'E-commerce enterprise name', { max: 100, nonBlank: true }),
    orderNo: text('订单编号', 'Order number', { max: 60, nonBlank: true }),
    payCode: enterprise('支付企业代码', 'Payment enterprise code', { required: 'conditional', roles: ['PAY'] }),
    payName: text('支付企业名称', 'Payment enterprise name', { max: 100, nonBlank: true }),
    payNo: text('支付交易编号', 'Payment transaction number', { max: 60, required: false }),
    charge: decimal('收款金额', 'Amount received'),
    currency: code('currency', '币制', 'Currency', { length: 3 }),
    accountingDate: datetime('到账时间', 'Time of arrival of funds'),
    note: text('备注', 'Remark', { max: 1000, required: false }),
  },
  lines: {},
  stored: {},
  sections: [
    { title: '收款单信息', titleEn: 'Payment', fields: ['orderNo', 'ebpCode', 'ebpName', 'ebcCode', 'ebcName', 'payCode', 'payName', 'payNo', 'charge', 'currency', 'accountingDate', 'returnStatus'] },
  ],
  lineTitle: '',
  lineTitleEn: '',
  query: {
    key: 'orderNo',
    filters: ['orderNo', 'payNo', 'ebpCode', 'ebcCode', 'payCode', 'returnStatus', 'intakeTime'],
    columns: ['orderNo', 'payNo', 'payName', 'charge', 'currency', 'accountingDate', 'intakeTime', 'returnStatus'],
  },
  pages: [

  ],
})
