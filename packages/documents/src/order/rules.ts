/** V-ORD: what an electronic order has to keep. */
import { compareDecimals, decimalsAgree } from '@openceb/kernel'
import { amountTolerance, isNumberedFromOne, isPricedRight, totalOf } from '../shared/amounts.ts'
import { defineRules } from '../shared/rules.ts'
import { order } from './definition.ts'

export const orderRules = defineRules(order, [
  {
    id: 'V-ORD-01',
    at: 'head.orderNo',
    code: -304001,
    message: '已存在相同编号的订单[{key}]，原订单状态为[{status}]',
    messageEn: 'An order with the same number [{key}] is stored already, status [{status}]',
    stored: true,
  },
  {
    id: 'V-ORD-02',
    at: 'lines',
    message: '订单商品表体信息不存在',
    messageEn: 'The order has no lines',
    head: (_head, _context, { lines }) => lines.length > 0,
  },
  {
    id: 'V-ORD-03',
    at: 'lines.gnum',
    message: '订单商品信息内有重复商品序号，序号应从1开始连续',
    messageEn: 'Line numbers have to run from 1 without gap or repeat',
    head: (_head, _context, { lines }) => isNumberedFromOne(lines),
  },
  {
    id: 'V-ORD-04',
    at: 'head.orderType',
    message: '订单类型只能为E、B、W，当前为[{v}]',
    messageEn: 'The order type has to be E, B or W',
    head: ({ orderType }) => ['E', 'B', 'W'].includes(orderType ?? '') || { v: orderType ?? '' },
  },
  {
    id: 'V-ORD-05',
    at: 'head.ebpCode',
    message: '境内电商平台必须填写海关登记代码[{code}]',
    messageEn: 'A domestic platform has to be named by its registered code [{code}]',
    head: ({ ebpCode, ebpName }, context) => {
      const registered = ebpCode === '无' ? context.enterpriseNamed(ebpName ?? '') : undefined
      return registered ? { code: registered.code } : true
    },
  },
  {
    id: 'V-ORD-06',
    at: 'lines.totalPrice',
    message: '第{n}项总价应等于数量乘以单价',
    messageEn: 'Line {n}: the total has to equal quantity times price',
    line: (line) => isPricedRight(line),
  },
  {
    id: 'V-ORD-07',
    at: 'head.goodsValue',
    message: '商品金额[{a}]与表体总价合计[{b}]不一致',
    messageEn: 'The goods value [{a}] differs from the sum of the lines [{b}]',
    head: ({ goodsValue }, _context, { lines }) => {
      if (!goodsValue || !lines.length) return true
      const total = totalOf(lines)
      return decimalsAgree(goodsValue, total, amountTolerance) || { a: goodsValue, b: total }
    },
  },
  {
    id: 'V-ORD-08',
    at: 'lines.currency',
    message: '第{n}项币制与表头币制不一致',
    messageEn: 'Line {n}: the currency differs from that of the head',
    line: (line, _context, { head }) => line.currency === head.currency,
  },
  {
    id: 'V-ORD-09',
    at: 'head.freight',
    message: '运杂费不能为空，无则填0',
    messageEn: 'Freight must not be blank; 0 when there is none',
    head: ({ freight }) => freight !== undefined && compareDecimals(freight, '0') >= 0,
  },
  {
    id: 'V-ORD-10',
    at: 'lines.itemNo',
    message: '货号[{v}]重复且信息不一致',
    messageEn: 'Item number [{v}] stands twice with different name or price',
    line: (line, _context, { lines }, index) => {
      const first = lines.slice(0, index).find(({ itemNo }) => itemNo !== undefined && itemNo === line.itemNo)
      if (!first || !line.price || !first.price) return true
      const same = first.itemName === line.itemName && compareDecimals(first.price, line.price) === 0
      return same || { v: line.itemNo ?? '' }
    },
  },
  {
    id: 'V-ORD-11',
    at: 'head.orderNo',
    code: -304003,
    message: '该订单已向海关申报清单[{bound}]，状态不符，不能变更或删除',
    messageEn: 'The order belongs to the declared inventory [{bound}] and cannot be changed or deleted',
    stored: true,
  },
])
