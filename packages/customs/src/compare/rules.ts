/** The rules of the four-document comparison 四单比对, each a condition in SQL that is true where the documents differ. */

export interface ComparisonRule {
  readonly id: string
  /** A hard difference returns the list, a soft one asks an officer. */
  readonly hard: boolean
  /** The sentence; `{n}` is the line. */
  readonly desc: string
  readonly descEn: string
  /** True where the list differs; unknown (null) counts as no difference. */
  readonly differs: string
  /** What the list says and what the other document says. */
  readonly ours: string
  readonly theirs: string
}

/**
 * Names in the conditions: `list`, `ord`, `bill` (the waybill) are heads, `goods` the sums over the lines of the list, `paid` the
 * payments together, `office` what the office asks for, `has` which documents are there.
 */
export const setRules: readonly ComparisonRule[] = [
  {
    id: 'C-01',
    hard: true,
    desc: '未找到清单对应的订单',
    descEn: 'The order of the list is not there',
    differs: 'not has.ord',
    ours: 'list."orderNo"',
    theirs: 'null',
  },
  {
    id: 'C-02',
    hard: true,
    desc: '清单与订单的电商企业代码不一致',
    descEn: 'List and order name different consignors',
    differs: 'list."ebcCode" <> ord."ebcCode"',
    ours: 'list."ebcCode"',
    theirs: 'ord."ebcCode"',
  },
  {
    id: 'C-03',
    hard: true,
    desc: '清单与订单的电商平台代码不一致',
    descEn: 'List and order name different platforms',
    // A foreign platform has no code: its name stands for it.
    differs: `list."ebpCode" <> ord."ebpCode" or list."ebpCode" = '无' and list."ebpName" <> ord."ebpName"`,
    ours: `concat_ws(' ', list."ebpCode", list."ebpName")`,
    theirs: `concat_ws(' ', ord."ebpCode", ord."ebpName")`,
  },
  {
    id: 'C-08',
    hard: true,
    desc: '清单总价与订单商品金额不一致',
    descEn: 'The total of the list is not the goods value of the order',
    differs: 'case when office.split then goods.total - ord."goodsValue" > 0.01 else abs(goods.total - ord."goodsValue") > 0.01 end',
    ours: 'goods.total',
    theirs: 'ord."goodsValue"',
  },
  {
    id: 'C-09',
    hard: true,
    desc: '未找到清单对应的运单',
    descEn: 'The waybill of the list is not there',
    differs: 'not has.bill',
    ours: 'list."logisticsNo"',
    theirs: 'null',
  },
  {
    id: 'C-10',
    hard: true,
    desc: '清单与运单的物流企业编码不一致',
    descEn: 'List and waybill name different logistics enterprises',
    differs: 'list."logisticsCode" <> bill."logisticsCode"',
    ours: 'list."logisticsCode"',
    theirs: 'bill."logisticsCode"',
  },
  {
    id: 'C-11',
    hard: true,
    desc: '清单与运单的重量不一致',
    descEn: 'List and waybill differ in gross weight',
    differs: 'abs(list."grossWeight" - bill."grossWeight") > greatest(office.tolerance, 0.00001)',
    ours: 'list."grossWeight"',
    theirs: 'bill."grossWeight"',
  },
  {
    id: 'C-12',
    hard: true,
    desc: '清单与运单的件数不一致',
    descEn: 'List and waybill differ in the number of packages',
    differs: 'list."packNo" <> bill."packNo"',
    ours: 'list."packNo"',
    theirs: 'bill."packNo"',
  },
  {
    id: 'C-13',
    hard: true,
    desc: '未找到清单对应的收款单',
    descEn: 'The payment of the list is not there',
    differs: 'office.required and paid.count = 0',
    ours: 'list."orderNo"',
    theirs: 'null',
  },
  {
    id: 'C-14',
    hard: true,
    desc: '清单与收款单的电商企业或平台不一致',
    descEn: 'List and payment name different consignors or platforms',
    differs: 'paid.strangers is not null',
    ours: `concat_ws(' ', list."ebcCode", list."ebpCode")`,
    theirs: 'paid.strangers',
  },
  {
    id: 'C-21',
    hard: false,
    desc: '收款金额与订单金额差异超过容差',
    descEn: 'The amount received is not that of the order',
    // Within one unit or one in a hundred; without a rate for the other currency a person has to look.
    differs: 'paid.count > 0 and coalesce(abs(paid.received - ord.due) > greatest(1, 0.01 * ord.due), has.ord)',
    ours: 'paid.amounts',
    theirs: `concat(trim_scale(ord.due), ' ', ord.currency)`,
  },
  {
    id: 'C-22',
    hard: false,
    desc: '运保费与运单不一致',
    descEn: 'Freight or insurance differ from the waybill',
    differs: `list.freight <> bill.freight or list."insuredFee" <> bill."insuredFee"
      or list.freight <> 0 and list."fCurrency" <> bill.currency or list."insuredFee" <> 0 and list."iCurrency" <> bill.currency`,
    ours: `concat_ws(' ', trim_scale(list.freight), list."fCurrency", trim_scale(list."insuredFee"), list."iCurrency")`,
    theirs: `concat_ws(' ', trim_scale(bill.freight), trim_scale(bill."insuredFee"), bill.currency)`,
  },
  {
    id: 'C-23',
    hard: false,
    desc: '运单电商企业与清单不一致',
    descEn: 'The waybill names another consignor',
    differs: `nullif(bill."ebcCode", '') <> list."ebcCode"`,
    ours: 'list."ebcCode"',
    theirs: 'bill."ebcCode"',
  },
  {
    id: 'C-25',
    hard: false,
    desc: '收款时间晚于申报时间',
    descEn: 'The payment is later than the declaration',
    differs: 'paid.latest > list."appTime"',
    ours: 'list."appTime"',
    theirs: 'paid.latest',
  },
]

/** Here `line` is a line of the list and `item` the line of the order with its number; `item.gnum` is null where there is none. */
export const lineRules: readonly ComparisonRule[] = [
  {
    id: 'C-04',
    hard: true,
    desc: '清单第{n}项在订单中不存在',
    descEn: 'Line {n} of the list is not in the order',
    differs: 'has.ord and item.gnum is null',
    ours: 'line.gnum',
    theirs: 'null',
  },
  {
    id: 'C-05',
    hard: true,
    desc: '清单第{n}项与订单的货号不一致',
    descEn: 'Line {n} of the list has another item number than the order',
    differs: 'line."itemNo" <> item."itemNo"',
    ours: 'line."itemNo"',
    theirs: 'item."itemNo"',
  },
  {
    id: 'C-06',
    hard: true,
    desc: '清单第{n}项数量大于订单数量',
    descEn: 'Line {n} of the list has more than the order',
    differs: 'line.qty > item.qty',
    ours: 'line.qty',
    theirs: 'item.qty',
  },
  {
    id: 'C-06',
    hard: true,
    desc: '清单第{n}项数量小于订单数量，申报地海关不允许拆单',
    descEn: 'Line {n} of the list has less than the order, and the office takes no split shipments',
    differs: 'line.qty < item.qty and not office.split',
    ours: 'line.qty',
    theirs: 'item.qty',
  },
  {
    id: 'C-07',
    hard: true,
    desc: '清单第{n}项与订单的单价或币制不一致',
    descEn: 'Line {n} of the list has another price or currency than the order',
    differs: 'abs(line.price - item.price) > 0.00001 or line.currency <> item.currency',
    ours: `concat(trim_scale(line.price), ' ', line.currency)`,
    theirs: `concat(trim_scale(item.price), ' ', item.currency)`,
  },
  {
    id: 'C-24',
    hard: false,
    desc: '商品名称与订单不一致',
    descEn: 'The name of the goods in line {n} is not that of the order',
    differs: `trim(line."itemName") <> trim(item."itemName") and trim(line."itemName") <> ''`,
    ours: 'line."itemName"',
    theirs: 'item."itemName"',
  },
]

/** The code in the text of a receipt: 19 and the number of the rule, except where the real platform was seen to use another. */
export const codeOfComparison = (rule: string): string => (rule === 'C-04' || rule === 'C-05' ? '1322' : `19${rule.slice(2)}`)
