import { beforeAll, expect, test } from 'vitest'
import type { Difference } from './difference.ts'
import { altered, messageOf, messagesOf, type Parcel, parcelOf } from '../testing/parcel.ts'
import { openWorld, type Said, statuses } from '../testing/world.ts'
import { codeOfComparison, lineRules, setRules } from './rules.ts'

interface Violation {
  readonly rule: string
  readonly n?: number
  readonly desc: string
  readonly changed: (parcel: Parcel) => Partial<Parcel>
  /** Not sent at all. */
  readonly missing?: 'order' | 'payment' | 'waybill'
}

const hard: readonly Violation[] = [
  { rule: 'C-01', desc: '未找到清单对应的订单', changed: () => ({}), missing: 'order' },
  { rule: 'C-02', desc: '清单与订单的电商企业代码不一致', changed: ({ order }) => ({ order: altered(order, { ebcCode: '4601B99999' }) }) },
  { rule: 'C-03', desc: '清单与订单的电商平台代码不一致', changed: ({ order }) => ({ order: altered(order, { ebpCode: '4601P99999' }) }) },
  { rule: 'C-04', n: 2, desc: '清单第2项在订单中不存在', changed: ({ order }) => ({ order: { ...order, lines: order.lines.slice(0, 1) } }) },
  {
    rule: 'C-05',
    n: 1,
    desc: '清单第1项与订单的货号不一致',
    changed: ({ inventory }) => ({ inventory: altered(inventory, {}, [0, { itemNo: 'SKU-X' }]) }),
  },
  {
    rule: 'C-06',
    n: 2,
    desc: '清单第2项数量大于订单数量',
    changed: ({ inventory }) => ({ inventory: altered(inventory, {}, [1, { qty: '2.00001' }]) }),
  },
  {
    rule: 'C-06',
    n: 1,
    desc: '清单第1项数量小于订单数量，申报地海关不允许拆单',
    changed: ({ inventory }) => ({ inventory: altered(inventory, {}, [0, { qty: '1' }]) }),
  },
  {
    rule: 'C-07',
    n: 1,
    desc: '清单第1项与订单的单价或币制不一致',
    changed: ({ inventory }) => ({ inventory: altered(inventory, {}, [0, { price: '35.50002' }]) }),
  },
  {
    rule: 'C-07',
    n: 2,
    desc: '清单第2项与订单的单价或币制不一致',
    changed: ({ inventory }) => ({ inventory: altered(inventory, {}, [1, { currency: '502' }]) }),
  },
  { rule: 'C-08', desc: '清单总价与订单商品金额不一致', changed: ({ order }) => ({ order: altered(order, { goodsValue: '142.02' }) }) },
  { rule: 'C-09', desc: '未找到清单对应的运单', changed: () => ({}), missing: 'waybill' },
  {
    rule: 'C-10',
    desc: '清单与运单的物流企业编码不一致',
    changed: ({ waybill }) => ({ waybill: altered(waybill, { logisticsCode: '4601W99999' }) }),
  },
  { rule: 'C-11', desc: '清单与运单的重量不一致', changed: ({ waybill }) => ({ waybill: altered(waybill, { grossWeight: '0.62002' }) }) },
  { rule: 'C-12', desc: '清单与运单的件数不一致', changed: ({ waybill }) => ({ waybill: altered(waybill, { packNo: 2 }) }) },
  { rule: 'C-13', desc: '未找到清单对应的收款单', changed: () => ({}), missing: 'payment' },
  { rule: 'C-14', desc: '清单与收款单的电商企业或平台不一致', changed: ({ payment }) => ({ payment: altered(payment, { ebpCode: '4601P99999' }) }) },
  { rule: 'C-14', desc: '清单与收款单的电商企业或平台不一致', changed: ({ payment }) => ({ payment: altered(payment, { ebcCode: '4601B99999' }) }) },
]

const soft: readonly Violation[] = [
  { rule: 'C-21', desc: '收款金额与订单金额差异超过容差', changed: ({ payment }) => ({ payment: altered(payment, { charge: '152' }) }) },
  { rule: 'C-21', desc: '收款金额与订单金额差异超过容差', changed: ({ payment }) => ({ payment: altered(payment, { currency: '502' }) }) },
  { rule: 'C-22', desc: '运保费与运单不一致', changed: ({ waybill }) => ({ waybill: altered(waybill, { freight: '8.01' }) }) },
  { rule: 'C-22', desc: '运保费与运单不一致', changed: ({ waybill }) => ({ waybill: altered(waybill, { currency: '502' }) }) },
  { rule: 'C-23', desc: '运单电商企业与清单不一致', changed: ({ waybill }) => ({ waybill: altered(waybill, { ebcCode: '4601B99999' }) }) },
  {
    rule: 'C-24',
    n: 2,
    desc: '商品名称与订单不一致',
    changed: ({ inventory }) => ({ inventory: altered(inventory, {}, [1, { itemName: '充电器' }]) }),
  },
  { rule: 'C-25', desc: '收款时间晚于申报时间', changed: ({ payment }) => ({ payment: altered(payment, { accountingDate: '20261122100001' }) }) },
]

interface Result {
  readonly said: readonly Said[]
  readonly status?: string
  readonly differences?: readonly Difference[] | null
}

const kinds = ['order', 'payment', 'waybill', 'inventory'] as const

const named = (found: readonly Difference[] | null | undefined): unknown => found?.map(({ rule, n, desc }) => ({ rule, n, desc }))

/** Declares a parcel for each of the changes, all in one batch. */
const declareAll = async (all: readonly Pick<Violation, 'changed' | 'missing'>[]): Promise<Result[]> => {
  const world = await openWorld({ settings: { missingWait: 0 } })
  const parcels = all.map(({ changed, missing }, index) => {
    const parcel = parcelOf(String(index + 1))
    return { values: { ...parcel, ...changed(parcel) }, missing }
  })
  await world.customs.receive(
    kinds.map((kind) =>
      messageOf(
        kind,
        parcels.flatMap(({ values, missing }) => (kind === missing ? [] : [values[kind]])),
      ),
    ),
  )
  const stored = await world.ask<{ cop: string; status: string; differences: Difference[] | null }>(
    `select identity ->> 'copNo' as cop, status, differences from customs.inventory`,
  )
  const said = await world.receipts()
  await world.close()
  return parcels.map((_, index) => ({
    ...stored.find(({ cop }) => cop === `COP-${index + 1}`),
    said: said.filter(({ number }) => /\d+$/.exec(number)?.[0] === String(index + 1)),
  }))
}

const declare = async (changed: Violation['changed']): Promise<Result> => (await declareAll([{ changed }]))[0] ?? { said: [] }

let results: readonly Result[] = []
beforeAll(async () => {
  results = await declareAll([...hard, ...soft])
})

const resultOf = (violation: Violation): Result => results[[...hard, ...soft].indexOf(violation)] ?? { said: [] }

test.each(hard)('$rule alone returns the list: $desc', (violation) => {
  const { said, status, differences } = resultOf(violation)
  const { rule, n = null, desc } = violation
  expect(named(differences)).toEqual([{ rule, n, desc }])
  expect(status).toBe('100')
  const text = `[Code:${codeOfComparison(rule)};Desc:${desc}]`
  expect(said.find((one) => one.document === 'inventory' && one.status === '100')?.info).toBe(violation.missing ? `四单数据不完整：${text}` : text)
  // What belongs to a returned list stays stored, so that a corrected list can use it.
  for (const document of ['order', 'payment', 'waybill']) expect(statuses(said, document)).toEqual(document === violation.missing ? [] : ['120'])
})

test.each(soft)('$rule alone sends the list to an officer: $desc', (violation) => {
  const { said, status, differences } = resultOf(violation)
  const { rule, n = null, desc } = violation
  expect(named(differences)).toEqual([{ rule, n, desc }])
  expect(status).toBe('300')
  expect(statuses(said, 'inventory')).toEqual(['120', '300'])
  expect(said.find((one) => one.status === '300')?.info).toContain(`[Code:${codeOfComparison(rule)};Desc:${desc}]`)
})

test('every rule of the comparison is violated by one of these', () => {
  const rules = new Set([...setRules, ...lineRules].map(({ id }) => id))
  expect(new Set([...hard, ...soft].map(({ rule }) => rule))).toEqual(rules)
})

test('all differences are named, hard and soft', async () => {
  const { said, differences } = await declare(({ waybill, inventory }) => ({
    waybill: altered(waybill, { packNo: 3, freight: '9' }),
    inventory: altered(altered(inventory, {}, [0, { itemNo: 'SKU-X', qty: '5' }]), {}, [1, { itemNo: 'SKU-Y' }]),
  }))
  expect(named(differences)).toMatchObject([
    { rule: 'C-05', n: 1 },
    { rule: 'C-05', n: 2 },
    { rule: 'C-06', n: 1 },
    { rule: 'C-12', n: null },
    { rule: 'C-22', n: null },
  ])
  expect(said.find((one) => one.document === 'inventory' && one.status === '100')?.info).toBe(
    '[Code:1322;Desc:清单第1项与订单的货号不一致]；[Code:1322;Desc:清单第2项与订单的货号不一致]；[Code:1906;Desc:清单第1项数量大于订单数量]；[Code:1912;Desc:清单与运单的件数不一致]',
  )
})

test('each difference tells what the two documents say', async () => {
  const { differences } = await declare(({ waybill }) => ({ waybill: altered(waybill, { grossWeight: '0.7' }) }))
  expect(differences).toEqual([{ rule: 'C-11', hard: true, n: null, ours: '0.62', theirs: '0.7', desc: '清单与运单的重量不一致' }])
})

test('a foreign platform without a code is compared by its name', async () => {
  const foreign = { ebpCode: '无', ebpName: 'Overseas Mall' }
  const abroad = ({ order, payment, inventory }: Parcel): Partial<Parcel> => ({
    order: altered(order, foreign),
    payment: altered(payment, foreign),
    inventory: altered(inventory, foreign),
  })
  const [same, other] = await declareAll([
    { changed: abroad },
    { changed: (parcel) => ({ ...abroad(parcel), order: altered(parcel.order, { ...foreign, ebpName: 'Another Mall' }) }) },
  ])
  expect(same?.status).toBe('399')
  expect(named(other?.differences)).toMatchObject([{ rule: 'C-03' }])
})

test('several payments count together, and other currencies at the rate of customs', async () => {
  const world = await openWorld()
  const { order, payment, waybill, inventory } = parcelOf('1')
  expect(await world.customs.replaceSetting('rates', { '502': '7.1' })).toEqual([])
  const half = altered(payment, { charge: '79' })
  const dollars = altered(payment, { payNo: 'PAY-2', charge: '10', currency: '502' })
  await world.customs.receive([...messagesOf([{ order, payment: half, waybill, inventory }]), messageOf('payment', [dollars])])
  const said = await world.receipts()
  expect(statuses(said, 'inventory')).toEqual(['120', '399'])
  expect(statuses(said, 'payment')).toEqual(['120', '120', '399', '399'])
})
