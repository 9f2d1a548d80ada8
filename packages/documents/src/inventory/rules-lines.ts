/** V-INV, the rules on the lines of an inventory. */
import { compareDecimals, isPositive } from '@openceb/kernel'
import { isPricedRight } from '../shared/amounts.ts'
import { defineRules } from '../shared/rules.ts'
import { inventory } from './definition.ts'
import { isHeading, isProhibited, isSimplified, needsLicence, significantDigits, tariffFacts, tariffLine } from './goods.ts'

const china = '142'

export const inventoryLineRules = defineRules(inventory, [
  {
    id: 'V-INV-13',
    at: 'lines.gcode',
    message: '第{n}项商品编码[{v}]前{digits}位在税则中不存在',
    messageEn: 'Line {n}: the first {digits} digits of [{v}] are no heading of the tariff',
    line: (line, context, { head }) =>
      !isSimplified(head) || isHeading(context, head, line) || { v: line.gcode ?? '', digits: significantDigits(head) },
  },
  {
    id: 'V-INV-14',
    at: 'lines.gcode',
    message: '第{n}项商品编码[{v}]不存在或已失效',
    messageEn: 'Line {n}: commodity code [{v}] does not exist or is no longer in force',
    line: (line, context, { head }) => {
      if (isSimplified(head)) return true
      const { kind } = tariffLine(context, head, line)
      return kind === 'ok' || kind === 'assumed' || { v: line.gcode ?? '' }
    },
  },
  {
    id: 'V-INV-14',
    at: 'lines.gcode',
    warning: true,
    message: '提示：第{n}项商品编码[{v}]的后两位或监管条件未经最新税则确认，请核对',
    messageEn: 'Line {n}: the last digits or the conditions of [{v}] are not confirmed by the latest tariff',
    line: (line, context, { head }) => isSimplified(head) || tariffLine(context, head, line).kind !== 'assumed' || { v: line.gcode ?? '' },
  },
  {
    id: 'V-INV-15',
    at: 'lines.gcode',
    message: '第{n}项商品[{v}]禁止出口或缺少许可证号',
    messageEn: 'Line {n}: the goods [{v}] are prohibited, or need a licence number',
    line: (line, context, { head }) =>
      (!isProhibited(context, head, line) && (Boolean(head.licenseNo) || !needsLicence(context, head, line))) || { v: line.gcode ?? '' },
  },
  {
    id: 'V-INV-19',
    at: 'lines.country',
    message: '第{n}项目的国(地区)不能为中国',
    messageEn: 'Line {n}: the final destination must not be China',
    line: ({ country }) => country !== china,
  },
  {
    id: 'V-INV-22',
    at: 'lines.qty2',
    message: '第{n}项数量必须大于0，第二数量与第二单位须同时填写或同时为空',
    messageEn: 'Line {n}: quantities have to be over 0; the second quantity and the second unit belong together',
    line: ({ qty, qty1, qty2, unit2 }) =>
      (!qty || isPositive(qty)) && (!qty1 || isPositive(qty1)) && Boolean(qty2) === Boolean(unit2) && (!qty2 || isPositive(qty2)),
  },
  {
    id: 'V-INV-23',
    at: 'lines.unit1',
    message: '第{n}项法定计量单位应为[{u}]，单位相同时数量应相同',
    messageEn: 'Line {n}: the statutory units are [{u}]; the same unit takes the same quantity',
    line: (line, context, { head }) => {
      if (isSimplified(head)) return true
      const legal = tariffFacts(context, head, line)
      const sameQuantity = line.unit !== line.unit1 || !line.qty || !line.qty1 || compareDecimals(line.qty, line.qty1) === 0
      if (!legal?.unit1) return sameQuantity
      const fits = line.unit1 === legal.unit1 && (line.unit2 ?? '') === (legal.unit2 ?? '')
      return (fits && sameQuantity) || { u: [legal.unit1, legal.unit2].filter(Boolean).join('/') }
    },
  },
  {
    id: 'V-INV-24',
    at: 'lines.totalPrice',
    message: '第{n}项总价应等于申报数量乘以单价',
    messageEn: 'Line {n}: the total has to equal quantity times price',
    line: (line) => isPricedRight(line),
  },
  {
    id: 'V-INV-26',
    at: 'lines.price',
    message: '第{n}项单价必须大于0',
    messageEn: 'Line {n}: the price has to be over 0',
    line: ({ price }) => !price || isPositive(price),
  },
  {
    id: 'V-INV-33',
    at: 'lines.gmodel',
    message: '第{n}项规格型号、条形码填写不规范：规格型号至少写明品牌和规格，条形码没有时填“无”',
    messageEn: 'Line {n}: the specification has to name brand and model; the bar code is 无 when there is none',
    line: ({ gmodel = '', barCode = '' }) => gmodel.trim().length >= 2 && barCode.trim() !== '',
  },
])
