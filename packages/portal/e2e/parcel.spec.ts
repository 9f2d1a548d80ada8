/** One parcel as its parties see it: the four documents of a list, and the trail over all six. */
import { makeArrival, makeDeparture, makeParcel, type ParcelWorld } from '@openceb/documents/parcel'
import { button, expect, field, type Page, test } from './support/portal.ts'
import { closedParcels, means, newParcel, newSeries, send, sendInventories, untilStatus } from './support/trade.ts'
import { keyOf, parcelWorld } from './support/world.ts'

const openInventory = async (page: Page, copNo: string): Promise<void> => {
  await field(page, '企业内部编号').fill(copNo)
  await button(page, '查询').click()
  await page
    .locator('.results tbody tr.ant-table-row')
    .getByRole('button', { name: /^B\d{17}$/ })
    .click()
}

const states = (page: Page) => page.getByRole('region', { name: '四单状态' }).locator('tbody tr')

test('an agent sees how the four documents of a list stand, though it may not read the other three', async ({ as }) => {
  const series = newSeries()
  const [parcel] = await closedParcels(series, 1)
  const page = await as('agent1', '/inventory/cleared')
  await openInventory(page, parcel?.inventory.head.copNo ?? '')
  await expect(states(page)).toHaveText([/^电子订单.*399 海关审结$/, /^收款单.*399 海关审结$/, /^物流运单.*399 海关审结$/, /^出口清单.*899 结关$/])
})

test('a document that has not come yet is said to be missing', async ({ as }) => {
  const parcel = newParcel()
  await send('order', 'platform', [parcel.order])
  await sendInventories([parcel])
  const page = await as('agent1', '/inventory/not-cleared')
  await openInventory(page, parcel.inventory.head.copNo ?? '')
  await expect(states(page)).toHaveText([/^电子订单.*2 申报中$/, /^收款单.*未到$/, /^物流运单.*未到$/, /^出口清单.*2 申报中$/])
})

test('an order shows its payments', async ({ as }) => {
  const parcel = newParcel()
  await send('order', 'platform', [parcel.order])
  await send('payment', 'payment', [parcel.payment])
  const page = await as('seller1', '/trade/orders/unaudited')
  await field(page, '订单编号').fill(parcel.order.head.orderNo ?? '')
  await button(page, '查询').click()
  await page.locator('.results tbody tr.ant-table-row').getByRole('button').first().click()
  await expect(page.getByRole('region', { name: '收款单信息' })).toContainText(String(parcel.payment.head.payNo))
})

/** One enterprise plays every part that it may play. */
const everythingWorld = (): ParcelWorld => {
  const { enterpriseCode: code, enterpriseName: name } = keyOf('everything')
  const own = { code, name }
  return { ...parcelWorld(), platform: own, seller: own, payment: own, logistics: own, agent: own, operator: own }
}

test('who is party to all six documents reads the life of the parcel as one trail, oldest first', async ({ as }) => {
  const series = newSeries()
  const world = everythingWorld()
  const parcel = makeParcel(world, means, series, 1)
  const copNo = parcel.inventory.head.copNo ?? ''
  for (const document of ['order', 'payment', 'waybill', 'inventory'] as const)
    expect(await send(document, 'everything', [parcel[document]]), document).toEqual(['2'])
  await untilStatus('inventory', 'everything', { copNo }, '399')
  const arrival = makeArrival(world, means, series, `YD${series}`, [parcel])
  // It runs no supervised place; an arrival need not name one.
  const { loctNo: _place, ...head } = arrival.head
  expect(await send('arrival', 'everything', [{ ...arrival, head }])).toEqual(['2'])
  await untilStatus('inventory', 'everything', { copNo }, '800')
  expect(await send('departure', 'everything', [makeDeparture(world, means, series, `LJ${series}`, [parcel])])).toEqual(['2'])
  await untilStatus('inventory', 'everything', { copNo }, '899')
  await untilStatus('departure', 'everything', { copNo: `LJ${series}` }, '399')
  const page = await as('everything', '/inventory/cleared')
  await openInventory(page, copNo)
  await page.getByRole('tab', { name: '一票轨迹' }).click()
  const trail = page.getByRole('region', { name: '一票轨迹' }).locator('tbody tr.ant-table-row')
  await expect(trail.last()).toContainText('899 结关')
  const kinds = new Set(await trail.locator('td:nth-child(2)').allInnerTexts())
  expect(kinds).toEqual(new Set(['电子订单', '收款单', '物流运单', '出口清单', '运抵单', '离境单']))
  const times = await trail.locator('td:first-child').allInnerTexts()
  expect(times).toEqual(times.toSorted())
})
