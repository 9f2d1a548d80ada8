/** V-INV, the rules on the head of an inventory. */
import { addDecimals, compareDecimals, fromWireTime, isPositive, wireDate } from '@openceb/kernel'
import { isNumberedFromOne, totalOf } from '../shared/amounts.ts'
import { defineRules } from '../shared/rules.ts'
import { inventory } from './definition.ts'
import { carriesExportDuty, isB2B, isSimplified, isSpecialZone, needsLicence } from './goods.ts'

const china = '142'
const kilogram = '035'
const parcelLimit = '5000'
const day = 24 * 3600_000

export const inventoryHeadRules = defineRules(inventory, [
  {
    id: 'V-INV-04',
    at: 'lines',
    code: -604013,
    message: '清单表体为空，无法完成申报操作',
    messageEn: 'The inventory has no lines',
    head: (_head, _context, { lines }) => lines.length > 0,
  },
  {
    id: 'V-INV-05',
    at: 'lines.gnum',
    message: '请确认表体gnum无重复，序号应从1开始连续！',
    messageEn: 'Line numbers have to run from 1 without gap or repeat',
    head: (_head, _context, { lines }) => isNumberedFromOne(lines),
  },
  {
    id: 'V-INV-06',
    at: 'head.ieFlag',
    message: '进出口标记必须为E',
    messageEn: 'The import/export flag has to be E',
    head: ({ ieFlag }) => ieFlag === 'E',
  },
  {
    id: 'V-INV-07',
    at: 'head.tradeMode',
    message: '贸易方式[{v}]不适用于跨境出口，应为9610、1210、9710、9810之一',
    messageEn: 'Supervision mode [{v}] is not one of the cross-border export modes',
    head: ({ tradeMode }) => ['9610', '1210', '9710', '9810'].includes(tradeMode ?? '') || { v: tradeMode ?? '' },
  },
  {
    id: 'V-INV-08',
    at: 'head.emsNo',
    message: '特殊区域出口必须填写区内企业、账册编号和账册备案料号，且账册须属于该区内企业',
    messageEn: 'Special-zone export needs zone enterprise, account book and record number of each line',
    head: (head, context, { lines }) => {
      if (!isSpecialZone(head)) return true
      const complete = Boolean(head.iacCode && head.iacName && head.emsNo) && lines.every(({ itemRecordNo }) => itemRecordNo)
      return complete && context.accountBook(head.emsNo ?? '', head.iacCode ?? '')
    },
  },
  {
    id: 'V-INV-09',
    at: 'head.emsNo',
    message: '非特殊区域出口不应填写账册信息',
    messageEn: 'Only special-zone export names an account book',
    head: (head, _context, { lines }) => isSpecialZone(head) || !(head.iacCode || head.emsNo || lines.some(({ itemRecordNo }) => itemRecordNo)),
  },
  {
    id: 'V-INV-10',
    at: 'head.tradeMode',
    message: '订单类型[{orderType}]与贸易方式[{tradeMode}]不符',
    messageEn: 'Order type [{orderType}] does not fit supervision mode [{tradeMode}]',
    stored: true,
  },
  {
    id: 'V-INV-11',
    at: 'head.statisticsFlag',
    message: '申报业务类型只能为A或B',
    messageEn: 'The declaration kind has to be A or B',
    head: ({ statisticsFlag }) => statisticsFlag === 'A' || statisticsFlag === 'B',
  },
  {
    id: 'V-INV-12',
    at: 'head.statisticsFlag',
    message: '简化申报商品不得涉证、涉税、涉退税，且申报地海关应在综试区内',
    messageEn: 'A simplified declaration takes no licence, duty or rebate goods and an office in a pilot zone',
    head: (head, context, { lines }) =>
      !isSimplified(head) ||
      (!head.licenseNo &&
        (context.office(head.customsCode ?? '')?.pilotZone ?? false) &&
        !lines.some((line) => needsLicence(context, head, line) || carriesExportDuty(context, head, line))),
  },
  {
    id: 'V-INV-16',
    at: 'head.tradeMode',
    message: '单票金额{total}元超过人民币5000元，或商品涉证、涉税，应通过报关单申报',
    messageEn: 'A 9710/9810 list takes at most CNY 5,000 and goods free of licence and duty; use a declaration',
    head: (head, context, { lines }) => {
      if (!isB2B(head)) return true
      const total = context.yuan(lines[0]?.currency ?? '', totalOf(lines)) ?? '0'
      const free = !lines.some((line) => needsLicence(context, head, line) || carriesExportDuty(context, head, line))
      return (free && compareDecimals(total, parcelLimit) <= 0) || { total }
    },
  },
  {
    id: 'V-INV-17',
    at: 'head.statisticsFlag',
    message: '简化申报单票金额不得超过人民币5000元，当前为{total}元',
    messageEn: 'A simplified declaration takes at most CNY 5,000, this one holds {total}',
    head: (head, context, { lines }) => {
      if (!isSimplified(head) || isB2B(head)) return true
      const total = context.yuan(lines[0]?.currency ?? '', totalOf(lines)) ?? '0'
      return compareDecimals(total, parcelLimit) <= 0 || { total }
    },
  },
  {
    id: 'V-INV-18',
    at: 'head.country',
    message: '运抵国(地区)不能为中国',
    messageEn: 'The country of arrival must not be China',
    head: ({ country }) => country !== china,
  },
  {
    id: 'V-INV-20',
    at: 'head.netWeight',
    message: '毛重、净重必须大于0，净重不能大于毛重',
    messageEn: 'Weights have to be over 0, the net weight at most the gross weight',
    head: ({ grossWeight, netWeight }) =>
      !grossWeight || !netWeight || (isPositive(grossWeight) && isPositive(netWeight) && compareDecimals(netWeight, grossWeight) <= 0),
  },
  {
    id: 'V-INV-21',
    at: 'head.packNo',
    message: '件数必须大于等于1',
    messageEn: 'There has to be at least one package',
    head: ({ packNo }) => packNo === undefined || packNo >= 1,
  },
  {
    id: 'V-INV-25',
    at: 'lines.currency',
    message: '表体币制必须一致',
    messageEn: 'All lines have to be in one currency',
    head: (_head, _context, { lines }) => new Set(lines.map(({ currency }) => currency)).size <= 1,
  },
  {
    id: 'V-INV-27',
    at: 'head.freight',
    message: '运费/保费标志与数值不符：率应在0至100之间，金额、币制、标志须同时填写',
    messageEn: 'Amount, currency and flag of freight and insurance belong together; a rate lies between 0 and 100',
    head: ({ freight, fCurrency, fFlag, insuredFee, iCurrency, iFlag }) =>
      [[freight, fCurrency, fFlag] as const, [insuredFee, iCurrency, iFlag] as const].every(([amount, currency, flag]) =>
        flag === '1' ? amount !== undefined && compareDecimals(amount, '100') <= 0 : Boolean(amount && currency && flag),
      ),
  },
  {
    id: 'V-INV-28',
    at: 'head.ownerCode',
    message: '生产销售企业代码错误，未登记填NO并填写生产销售企业名称',
    messageEn: 'The producer has to be registered, or NO with its name',
    head: ({ ownerCode, ownerName }, context) =>
      ownerCode === 'NO' ? Boolean(ownerName?.trim()) : context.enterprise(ownerCode ?? '') !== undefined,
  },
  {
    id: 'V-INV-29',
    at: 'head.ieDate',
    message: '出口日期[{v}]无效，应在当前日期前30天至后90天之间',
    messageEn: 'The export date [{v}] has to lie between 30 days back and 90 days ahead',
    head: ({ ieDate }, { now }) => {
      const today = fromWireTime(now.slice(0, 8))?.getTime() ?? 0
      const from = wireDate(new Date(today - 30 * day))
      const to = wireDate(new Date(today + 90 * day))
      return !ieDate || (ieDate >= from && ieDate <= to) || { v: ieDate }
    },
  },
  {
    id: 'V-INV-30',
    at: 'head.billNo',
    message: '申报地海关要求申报时填写运输工具、航次、提运单号，不能为空',
    messageEn: 'The office asks for conveyance, voyage and bill of lading at declaration',
    head: ({ customsCode, trafName, voyageNo, billNo }, context) =>
      context.office(customsCode ?? '')?.transportInfoStage !== 'declare' || Boolean(trafName && voyageNo && billNo),
  },
  {
    id: 'V-INV-31',
    at: 'head.loctNo',
    message: '监管场所代码[{v}]不能为空或不属于申报地海关',
    messageEn: 'The supervised site [{v}] must not be blank here and has to belong to the office',
    head: ({ customsCode, loctNo }, context) => {
      const sites = context.sitesOf(customsCode ?? '')
      const fits = loctNo ? sites.some((site) => site.loctNo === loctNo) : sites.length <= 1
      return fits || { v: loctNo ?? '' }
    },
  },
  {
    id: 'V-INV-32',
    at: 'head.grossWeight',
    message: '法定数量(千克)合计[{total}]大于毛重',
    messageEn: 'The statutory quantities in kilogram add up to more than the gross weight',
    head: ({ grossWeight }, _context, { lines }) => {
      const kilograms = lines.flatMap(({ unit1, qty1, unit2, qty2 }) =>
        unit1 === kilogram && qty1 ? [qty1] : unit2 === kilogram && qty2 ? [qty2] : [],
      )
      const total = addDecimals('0', ...kilograms)
      return !grossWeight || compareDecimals(total, grossWeight) <= 0 || { total }
    },
  },
])
