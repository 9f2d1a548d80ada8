/** The query pages with real rows: conditions, results, paging, receipts, details. */
import { makeArrival, makeDeparture } from '@openceb/documents/parcel'
import { button, expect, field, type Page, test } from './support/portal.ts'
import { closedParcels, draftOf, means, newParcel, newSeries, send, sendInventories, untilStatus } from './support/trade.ts'
import { parcelWorld } from './support/world.ts'

interface Numbers {
  readonly order: string
  readonly waybill: string
  readonly copNo: string
  readonly arrival: string
  readonly departure: string
}

const waiting = newSeries()
const through = newSeries()

const numbersOf = (series: string): Numbers => ({
  order: `DD${series}0000001`,
  waybill: `YD${series}0000001`,
  copNo: `QD${series}0000001`,
  arrival: `YD${series}`,
  departure: `LJ${series}`,
})

test.beforeAll(async () => {
  const parcel = newParcel(waiting)
  const world = parcelWorld()
  await closedParcels(through, 1)
  await send('order', 'platform', [parcel.order])
  await send('waybill', 'logistics', [parcel.waybill])
  await sendInventories([parcel])
  await send('inventory', 'agent1', [draftOf(newParcel(waiting, 2).inventory)])
  await send('arrival', 'operator', [draftOf(makeArrival(world, means, waiting, numbersOf(waiting).arrival, [parcel]))])
  await send('departure', 'logistics', [draftOf(makeDeparture(world, means, waiting, numbersOf(waiting).departure, [parcel]))])
  await untilStatus('order', 'platform', { orderNo: numbersOf(through).order }, '399')
})

interface Case {
  readonly page: string
  readonly title: string
  readonly user: string
  readonly route: string
  readonly by: keyof Numbers
  readonly label: string
  readonly series: string
  readonly key: RegExp
  readonly status: string
}

const here = (page: string, title: string, user: string, route: string, by: keyof Numbers, label: string, key: RegExp, status: string): Case => ({
  page,
  title,
  user,
  route,
  by,
  label,
  series: status.startsWith('399') || status.startsWith('899') ? through : waiting,
  key,
  status,
})

const cases: readonly Case[] = [
  here('1.1', '未审结订单查询', 'seller1', '/trade/orders/unaudited', 'order', '订单编号', /^DD/, '2 申报中'),
  here('1.2', '已审结订单查询', 'seller1', '/trade/orders/audited', 'order', '订单编号', /^DD/, '399 海关审结'),
  here('2.1', '未审结运单查询', 'logistics', '/logistics/waybills/unaudited', 'waybill', '运单编号', /^YD/, '2 申报中'),
  here('2.2', '已审结运单查询', 'logistics', '/logistics/waybills/audited', 'waybill', '运单编号', /^YD/, '399 海关审结'),
  here('2.3', '运抵单申报', 'operator', '/logistics/arrivals/declare', 'arrival', '企业内部编号', /^P\d{17}$/, '1 暂存'),
  here('2.4', '未审结运抵单查询', 'operator', '/logistics/arrivals/unaudited', 'arrival', '企业内部编号', /^P\d{17}$/, '1 暂存'),
  here('2.5', '已审结运抵单查询', 'operator', '/logistics/arrivals/audited', 'arrival', '企业内部编号', /^P\d{17}$/, '399 海关审结'),
  here('2.6', '未审结离境单查询', 'logistics', '/logistics/departures/unaudited', 'departure', '企业内部编号', /^[A-Z]\d{17}$/, '1 暂存'),
  here('2.7', '已审结离境单查询', 'logistics', '/logistics/departures/audited', 'departure', '企业内部编号', /^[A-Z]\d{17}$/, '399 海关审结'),
  here('3.4', '未结关清单查询', 'agent1', '/inventory/not-cleared', 'copNo', '企业内部编号', /^B\d{17}$/, '2 申报中'),
  here('3.5', '已结关清单查询', 'agent1', '/inventory/cleared', 'copNo', '企业内部编号', /^B\d{17}$/, '899 结关'),
]

const dataRows = (page: Page) => page.locator('.results tbody tr.ant-table-row')

for (const { page: id, title, user, route, by, label, series, key, status } of cases)
  test(`${id} ${title}: a row is found, its receipts and its detail open, 重置 empties`, async ({ as }) => {
    const page = await as(user, route)
    await expect(page.getByRole('tab', { name: title, selected: true })).toBeVisible()
    await expect(page.getByText('请填写条件后点击“查询”')).toBeVisible()
    await field(page, label).fill(numbersOf(series)[by])
    await button(page, '查询').click()
    await expect(dataRows(page)).toHaveCount(1)
    await expect(page.getByText('共 1 条')).toBeVisible()

    await page.getByRole('button', { name: `查看回执信息：${status}` }).click()
    const receipts = page.getByRole('dialog')
    await expect(receipts.getByRole('row').nth(1)).toContainText(status)
    await button(receipts, '关闭').click()
    await expect(receipts).toHaveCount(0)

    const link = dataRows(page).getByRole('button', { name: key })
    const number = await link.innerText()
    await link.click()
    await expect(page.getByRole('tab', { name: number, selected: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: '回执信息' })).toBeVisible()
    if (id !== '2.3') {
      await expect(page.locator('.document-form input:not([readonly]), .document-form textarea:not([readonly])')).toHaveCount(0)
      for (const name of ['暂存', '申报', '删除', '新增']) await expect(button(page, name)).toHaveCount(0)
    }

    await page.getByRole('tab', { name: title, exact: true }).click()
    await expect(dataRows(page), 'the results were kept').toHaveCount(1)
    await button(page, '重置').click()
    await expect(field(page, label)).toHaveValue('')
    await expect(dataRows(page)).toHaveCount(0)
  })

test('nothing found says 暂无数据', async ({ as }) => {
  const page = await as('agent1', '/inventory/case-closed')
  await button(page, '查询').click()
  await expect(page.locator('.results .ant-empty-description')).toHaveText('暂无数据')
  await expect(page.getByText('共 0 条')).toBeVisible()
})

test('25 orders at 10 a page are three pages, walked forward and back, sorted anew by a click', async ({ as }) => {
  const orders = Array.from({ length: 25 }, (_, index) => newParcel(waiting, 100 + index, 'seller2').order)
  await send('order', 'platform', orders)
  const page = await as('seller2', '/trade/orders/unaudited')
  await button(page, '查询').click()
  await expect(page.getByText('共 25 条')).toBeVisible()
  await expect(page.getByText('第 1 / 3 页')).toBeVisible()
  await expect(dataRows(page)).toHaveCount(10)
  const keys = () => dataRows(page).locator('td:nth-child(2)').allInnerTexts()
  const seen = [...(await keys())]
  for (const [number, rows] of [
    [2, 10],
    [3, 5],
  ] as const) {
    await button(page, '下一页').click()
    await expect(page.getByText(`第 ${number} / 3 页`)).toBeVisible()
    await expect(dataRows(page)).toHaveCount(rows)
    seen.push(...(await keys()))
  }
  expect(new Set(seen).size).toBe(25)
  await expect(button(page, '下一页')).toBeDisabled()
  await button(page, '上一页').click()
  await expect.poll(keys).toEqual(seen.slice(10, 20))
  await button(page, '第一页').click()
  await page.getByRole('columnheader', { name: '入库时间' }).click()
  await expect.poll(keys).toEqual(seen.toReversed().slice(0, 10))
  await page.getByRole('combobox', { name: '每页条数' }).click()
  await page.getByTitle('50 条/页').click()
  await expect(dataRows(page)).toHaveCount(25)
  await page.reload()
  await expect(dataRows(page), 'the address holds the query').toHaveCount(25)
})

test('the status is a list of exactly the states of the page, with 全部', async ({ as }) => {
  const page = await as('seller1', '/trade/orders/unaudited')
  await page.getByRole('combobox', { name: '业务状态' }).click()
  await expect(page.locator('.ant-select-dropdown:visible .ant-select-item-option')).toHaveText([
    '全部',
    /^1 /,
    /^2 /,
    /^3 /,
    /^4 /,
    /^100 /,
    /^120 /,
    '处理异常',
  ])
})

test('the intake time spans one calendar month at most, and half a span is completed to one', async ({ as }) => {
  const page = await as('seller1', '/trade/orders/audited')
  const asked: URL[] = []
  page.on('request', (request) => request.url().includes('/documents/order?') && asked.push(new URL(request.url())))
  const type = async (label: string, time: string) => {
    await field(page, label).fill(time)
    await field(page, label).press('Tab')
  }
  await type('入库时间起', '2018-07-01 00:00:00')
  await type('入库时间止', '2018-08-02 00:00:00')
  await expect(page.getByRole('alert')).toHaveText('入库时间区间不能超过一个自然月')
  await button(page, '查询').click()
  await type('入库时间止', '2018-06-30 00:00:00')
  await expect(page.getByRole('alert')).toHaveText('入库时间的开始时间不能晚于结束时间')
  await button(page, '查询').click()
  expect(asked).toEqual([])
  await type('入库时间止', '2018-07-31 23:59:59')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await button(page, '查询').click()
  await expect(page.getByText('共 0 条')).toBeVisible()
  await button(page, '重置').click()
  await type('入库时间起', '2018-07-01 00:00:00')
  await button(page, '查询').click()
  await expect(field(page, '入库时间止')).toHaveValue('2018-08-01 00:00:00')
  const answer = await page.request.get('/api/v1/documents/order?page=1.2&intakeFrom=2018-07-01&intakeTo=2018-08-02')
  expect(answer.status(), 'the server says the same').toBe(400)
  expect(((await answer.json()) as { message: string }).message).toBe('入库时间区间不能超过一个自然月')
})

test('a failed request gives the reason and keeps the conditions', async ({ as }) => {
  const page = await as('seller1', '/trade/orders/audited')
  await page.route('**/api/v1/documents/order?*', (route) => route.abort())
  await field(page, '订单编号').fill('DD-kept')
  await button(page, '查询').click()
  await expect(page.getByRole('alert')).toContainText('无法连接服务器，请检查网络后重试')
  await expect(field(page, '订单编号')).toHaveValue('DD-kept')
  await page.unroute('**/api/v1/documents/order?*')
  await button(page, '重试').click()
  await expect(page.locator('.results .ant-empty-description')).toHaveText('暂无数据')
})

test('rows of another enterprise are not found', async ({ as }) => {
  const page = await as('agent2', '/inventory/cleared')
  await field(page, '企业内部编号').fill(numbersOf(through).copNo)
  await button(page, '查询').click()
  await expect(page.getByText('共 0 条')).toBeVisible()
})
