// The small closed lists that the message protocol itself defines: they change with the specification, never by import.

type EnumerationDefinition = {
  readonly name: string
  readonly nameEn: string
  /** Code, Chinese name, English name, in the order people see them. */
  readonly values: readonly (readonly [code: string, name: string, nameEn: string])[]
}

export const enumerations = {
  appType: {
    name: '报送类型',
    nameEn: 'Kind of report',
    values: [
      ['1', '新增', 'Add'],
      ['2', '变更', 'Change'],
      ['3', '删除', 'Delete'],
    ],
  },
  appStatus: {
    name: '报送状态',
    nameEn: 'Report status',
    values: [
      ['1', '暂存', 'Draft'],
      ['2', '申报', 'Declare'],
    ],
  },
  orderType: {
    name: '订单类型',
    nameEn: 'Kind of order',
    values: [
      ['E', 'B2C出口订单', 'Retail export order'],
      ['B', 'B2B出口订单', 'Business-to-business export order'],
      ['W', '海外仓订仓单', 'Overseas warehouse stock order'],
    ],
  },
  ieFlag: {
    name: '进出口标记',
    nameEn: 'Import or export',
    values: [
      ['E', '出口', 'Export'],
      ['I', '进口', 'Import'],
    ],
  },
  statisticsFlag: {
    name: '申报业务类型',
    nameEn: 'Kind of declaration',
    values: [
      ['A', '简化申报', 'Simplified declaration'],
      ['B', '汇总申报', 'Declaration to be summarised'],
    ],
  },
  feeFlag: {
    name: '费用标志',
    nameEn: 'Fee flag',
    values: [
      ['1', '率', 'Rate'],
      ['2', '单价', 'Unit price'],
      ['3', '总价', 'Total'],
    ],
  },
  summaryFlag: {
    name: '收发货人汇总标志',
    nameEn: 'Summarised by',
    values: [
      ['1', '按收发货人单一汇总', 'By consignor'],
      ['2', '按收发货人和生产销售单位汇总', 'By consignor and producer'],
    ],
  },
  itemNameFlag: {
    name: '按商品名汇总标志',
    nameEn: 'Summarised by name of goods',
    values: [
      ['1', '按企业商品名称汇总', "By the enterprise's name of the goods"],
      ['0', '按商品综合分类名汇总', 'By general commodity name'],
    ],
  },
  businessStatus: {
    name: '业务状态',
    nameEn: 'Status',
    values: [
      ['1', '暂存', 'Draft'],
      ['2', '申报中', 'Being declared'],
      ['3', '发送海关成功', 'Sent to customs'],
      ['4', '发送海关失败', 'Could not be sent to customs'],
      ['100', '海关退单', 'Returned by customs'],
      ['120', '海关入库', 'Stored by customs'],
      ['300', '人工审核', 'Manual review'],
      ['399', '海关审结', 'Reviewed and accepted by customs'],
      ['400', '待运抵', 'Waiting for arrival'],
      ['430', '撤销成功', 'Cancelled'],
      ['500', '查验', 'Inspection'],
      ['501', '扣留移送通关', 'Detained, passed to clearance'],
      ['502', '扣留移送缉私', 'Detained, passed to anti-smuggling'],
      ['503', '扣留移送法规', 'Detained, passed to the legal department'],
      ['505', '移交', 'Handed over'],
      ['599', '其它扣留', 'Detained otherwise'],
      ['600', '挂起', 'Suspended'],
      ['700', '退运', 'Sent back'],
      ['800', '放行', 'Released'],
      ['899', '结关', 'Closed by customs'],
      ['999', '结案', 'Case closed'],
      // Receipts carry a negative number that says what went wrong; pages show and filter them as one status.
      ['NEG', '处理异常', 'Processing error'],
    ],
  },
  summaryState: {
    name: '汇总状态',
    nameEn: 'Summary state',
    values: [
      ['0', '未汇总', 'Not summarised'],
      ['1', '汇总中', 'Being summarised'],
      ['2', '已汇总', 'Summarised'],
      ['3', '汇总失败', 'Summary failed'],
      ['9', '无需汇总', 'No summary needed'],
    ],
  },
  decState: {
    name: '报关单状态',
    nameEn: 'State of the goods declaration',
    values: [
      ['A', '已生成报关单', 'Declaration made'],
      ['0', '暂存', 'Draft'],
      ['7', '申报成功', 'Declared'],
      ['L', '海关入库', 'Stored by customs'],
      ['G', '审结', 'Reviewed'],
      ['I', '查验通知', 'Inspection notice'],
      ['P', '放行', 'Released'],
      ['R', '结关', 'Closed'],
      ['Y', '申报失败', 'Declaration failed'],
      ['E', '不被受理', 'Not accepted'],
      ['Z', '退回修改', 'Returned for correction'],
      ['D', '删单', 'Deleted by customs'],
    ],
  },
  b2bSource: {
    name: 'B2B报关单来源',
    nameEn: 'Source of the B2B declaration',
    values: [
      ['1', '跨境统一版导入', 'Imported here'],
      ['2', '货物申报系统申报', 'Declared in the goods declaration system'],
    ],
  },
  dxpMode: {
    name: '报文传输模式',
    nameEn: 'Transfer mode',
    values: [['DXP', '中国电子口岸数据交换平台', 'Data exchange platform of the electronic port']],
  },
  subscribeStatus: {
    name: '订阅内容',
    nameEn: 'Subscription',
    values: [
      ['ALL', '订阅数据和回执', 'Documents and receipts'],
      ['DATA', '只订阅数据', 'Documents only'],
      ['RET', '只订阅回执', 'Receipts only'],
    ],
  },
} as const satisfies Record<string, EnumerationDefinition>

export type Enumeration = keyof typeof enumerations

/** The codes of one enumeration as a union: `EnumerationCode<'orderType'>` is `'E' | 'B' | 'W'`. */
export type EnumerationCode<Name extends Enumeration> = (typeof enumerations)[Name]['values'][number][0]
