/** V-LOG: what a waybill has to keep. */
import { isPositive } from '@openceb/kernel'
import { defineRules } from '../shared/rules.ts'
import { waybill } from './definition.ts'

export const waybillRules = defineRules(waybill, [
  {
    id: 'V-LOG-01',
    at: 'head.logisticsNo',
    code: -504001,
    message: '已存在相同编号的运单(6个月内)[{key}]，原运单状态为[{status}]',
    messageEn: 'The waybill number [{key}] was used within the last 6 months, status [{status}]',
    stored: true,
  },
  {
    id: 'V-LOG-02',
    at: 'head.grossWeight',
    message: '毛重必须大于0，件数必须大于等于1',
    messageEn: 'The gross weight has to be over 0 and there has to be at least one package',
    head: ({ grossWeight, packNo }) => (!grossWeight || isPositive(grossWeight)) && (packNo === undefined || packNo >= 1),
  },
  {
    id: 'V-LOG-03',
    at: 'head.logisticsNo',
    message: '物流运单编号[{v}]格式错误，只能为最多32位字母、数字、-、_',
    messageEn: 'The waybill number may hold letters, digits, - and _, at most 32',
    head: ({ logisticsNo }) => /^[A-Za-z0-9_-]{1,32}$/.test(logisticsNo ?? '') || { v: logisticsNo ?? '' },
  },
  {
    id: 'V-LOG-04',
    at: 'head.goodsInfo',
    message: '主要货物信息不能为空',
    messageEn: 'The main goods information must not be blank',
    head: ({ goodsInfo }) => goodsInfo !== undefined && goodsInfo.trim() !== '',
  },
  {
    id: 'V-LOG-05',
    at: 'head.logisticsNo',
    code: -504003,
    message: '该运单已向海关申报清单[{bound}]，状态不符，不能变更或删除',
    messageEn: 'The waybill belongs to the declared inventory [{bound}] and cannot be changed or deleted',
    stored: true,
  },
])
