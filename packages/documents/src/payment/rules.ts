/** V-RCP: what a record of payment has to keep. */
import { isPositive } from '@openceb/kernel'
import { defineRules } from '../shared/rules.ts'
import { payment } from './definition.ts'

/** The name that stands for a payment that was not made online. */
const cash = '现金支付'

export const paymentRules = defineRules(payment, [
  {
    id: 'V-RCP-01',
    at: 'head.payNo',
    code: -404001,
    message: '已存在相同编号的支付单[{key}]，原单状态为[{status}]',
    messageEn: 'A payment with the same number [{key}] is stored already, status [{status}]',
    stored: true,
  },
  {
    id: 'V-RCP-02',
    at: 'head.charge',
    message: '收款金额必须大于0',
    messageEn: 'The amount received has to be over 0',
    head: ({ charge }) => (charge ? isPositive(charge) : true),
  },
  {
    id: 'V-RCP-03',
    at: 'head.payCode',
    message: '境内支付企业必须填写支付企业代码[{code}]；未通过网上支付的，支付企业名称填“现金支付”',
    messageEn: 'A domestic payment company has to be named by its code [{code}]; 现金支付 when not paid online',
    head: ({ payCode, payName, payNo }, context) => {
      if (payCode || payName === cash) return true
      const registered = context.enterpriseNamed(payName ?? '')
      if (registered) return { code: registered.code }
      return payNo !== undefined || { code: '' }
    },
  },
  {
    id: 'V-RCP-04',
    at: 'head.payNo',
    message: '支付交易编号不能为空',
    messageEn: 'The payment transaction number must not be blank when a payment company is given',
    head: ({ payCode, payNo }) => !payCode || (payNo !== undefined && payNo.trim() !== ''),
  },
  {
    id: 'V-RCP-05',
    at: 'head.accountingDate',
    message: '到账时间[{v}]不能晚于当前时间',
    messageEn: 'The time of arrival of funds must not lie in the future',
    head: ({ accountingDate }, { now }) => !accountingDate || accountingDate <= now || { v: accountingDate },
  },
  {
    id: 'V-RCP-06',
    at: 'head.orderNo',
    code: -404003,
    message: '该支付单已向海关申报清单[{bound}]，状态不符，不能变更或删除',
    messageEn: 'The payment belongs to the declared inventory [{bound}] and cannot be changed or deleted',
    stored: true,
  },
])
