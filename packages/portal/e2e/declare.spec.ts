/** Stored documents on their declaring pages: many at once, one from its detail, and two people at the same one. */
import { makeArrival } from '@openceb/documents/parcel'
import { button, expect, field, type Page, test } from './support/portal.ts'
import {
  declareElsewhere,
  draftOf,
  means,
  newParcel,
  newSeries,
  saveInventory,
  send,
  sendCompanions,
  sendInventories,
  untilStatus,
} from './support/trade.ts'
import { parcelWorld } from './support/world.ts'

const rowOf = (page: Page, number: string) => page.locator('.results tbody tr.ant-table-row', { hasText: number })

test('a batch is declared row by row: the good one goes, the others stay ticked with their reasons', async ({ as }) => {
  const series = newSeries()
  const [good, changed, bad] = [newParcel(series, 1), newParcel(series, 2), newParcel(series, 3)]
  await sendCompanions([good])
  await saveInventory(good)
  const changedId = await saveInventory(changed)
  await saveInventory(bad, { netWeight: '99', grossWeight: '1' })
  const numbers = [good, changed, bad].map(({ inventory }) => inventory.head.copNo ?? '')

  const page = await as('agent1', '/inventory/declare')
  const dialog = page.getByRole('dialog')
  await field(page, '提运单号').fill(`TD${series}`)
  await button(page, '查询').click()
  await expect(page.getByText('共 3 条')).toBeVisible()
  await button(page, '批量申报').click()
  await expect(page.getByText('请先选择数据')).toBeVisible()
  await page.getByRole('columnheader').getByRole('checkbox').check()
  await expect(page.getByText('已选 3 条')).toBeVisible()
  await button(page, '批量申报').click()
  await expect(dialog).toContainText('是否确认申报所选数据？')
  await button(dialog, '取消').click()
  await expect(dialog).toHaveCount(0)
  for (const number of numbers) await expect(rowOf(page, number)).toContainText('1 暂存')

  await declareElsewhere('inventory', 'agent1', changedId)
  await button(page, '批量申报').click()
  await button(dialog, '确认').click()
  await expect(dialog.getByText('成功 1 条，失败 2 条')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /成功/ })).toHaveCount(1)
  await expect(dialog.getByRole('row').filter({ hasText: '失败' }).filter({ hasText: '净重' })).toHaveCount(1)
  await expect(dialog.getByRole('row').filter({ hasText: '失败' }).filter({ hasText: '已经申报过' })).toHaveCount(1)
  await button(dialog, '确认').click()
  await expect(rowOf(page, numbers[0] ?? '')).toHaveCount(0)
  await expect(rowOf(page, numbers[2] ?? '').getByRole('checkbox')).toBeChecked()
  await untilStatus('inventory', 'agent1', { copNo: numbers[0] ?? '' }, '399')
})

test('a batch is deleted only after 确认, and is gone from every page then', async ({ as }) => {
  const series = newSeries()
  const parcels = [newParcel(series, 1), newParcel(series, 2)]
  for (const parcel of parcels) await saveInventory(parcel)
  const page = await as('agent1', '/inventory/declare')
  const dialog = page.getByRole('dialog')
  await field(page, '提运单号').fill(`TD${series}`)
  await button(page, '查询').click()
  await expect(page.getByText('共 2 条')).toBeVisible()
  await page.getByRole('columnheader').getByRole('checkbox').check()
  await button(page, '批量删除').click()
  await expect(dialog).toContainText('是否确认删除所选数据？')
  await button(dialog, '取消').click()
  await button(page, '查询').click()
  await expect(page.getByText('共 2 条')).toBeVisible()
  await page.getByRole('columnheader').getByRole('checkbox').check()
  await button(page, '批量删除').click()
  await button(dialog, '确认').click()
  await expect(dialog.getByText('成功 2 条，失败 0 条')).toBeVisible()
  await button(dialog, '确认').click()
  await expect(page.getByText('共 0 条')).toBeVisible()
  await page.goto('/inventory/not-cleared')
  await field(page, '提运单号').fill(`TD${series}`)
  await button(page, '查询').click()
  await expect(page.getByText('共 0 条')).toBeVisible()
})

test('an arrival is changed, saved and declared from its detail, and is read only after that', async ({ as }) => {
  const series = newSeries()
  const parcel = newParcel(series)
  await sendCompanions([parcel])
  await sendInventories([parcel])
  await untilStatus('inventory', 'agent1', { copNo: parcel.inventory.head.copNo ?? '' }, '399')
  await send('arrival', 'operator', [draftOf(makeArrival(parcelWorld(), means, series, `YD${series}`, [parcel]))])
  const page = await as('operator', '/logistics/arrivals/declare')
  await field(page, '企业内部编号').fill(`YD${series}`)
  await button(page, '查询').click()
  await rowOf(page, `YD${series}`).getByRole('button').first().click()
  await expect(field(page, '境内运输工具编号')).toHaveValue('浙A12345')
  await expect(field(page, '预录入编号')).not.toBeEditable()
  await field(page, '境内运输工具编号').fill('浙B67890')
  await button(page, '申报').click()
  await expect(page.getByRole('dialog')).toContainText('必须先进行暂存操作')
  await button(page.getByRole('dialog'), '确认').click()
  await page.keyboard.press('Alt+s')
  await expect(page.getByText('暂存成功', { exact: true })).toBeVisible()
  await button(page, '申报').click()
  await button(page.getByRole('dialog'), '确认').click()
  await expect(page.getByText('申报成功，已提交海关', { exact: true })).toBeVisible()
  await expect(field(page, '境内运输工具编号')).not.toBeEditable()
  for (const name of ['暂存', '申报', '删除']) await expect(button(page, name)).toHaveCount(0)
  await expect(async () => {
    await button(page, '刷新').click()
    await expect(field(page, '业务状态')).toHaveValue('399 海关审结', { timeout: 1000 })
  }).toPass()
  await expect(field(page, '境内运输工具编号')).toHaveValue('浙B67890')
  await page.goto('/logistics/arrivals/audited')
  await field(page, '企业内部编号').fill(`YD${series}`)
  await button(page, '查询').click()
  await expect(rowOf(page, `YD${series}`)).toContainText('399 海关审结')
})

test('of two people at one draft the second is told that it was changed, and loses nothing by it', async ({ as }) => {
  const id = await saveInventory(newParcel())
  const first = await as('agent1', `/inventory/declare/${id}`)
  const second = await as('agent1', `/inventory/declare/${id}`)
  const note = (page: Page) => field(page.locator('[data-area^=head]'), '备注')
  await note(first).fill('first')
  await note(second).fill('second')
  await button(first, '暂存').click()
  await expect(first.getByText('暂存成功', { exact: true })).toBeVisible()
  await button(second, '暂存').click()
  await expect(second.getByRole('dialog')).toContainText('数据已被其他用户更新，请刷新后重试')
  await button(second.getByRole('dialog'), '确认').click()
  await expect(note(second)).toHaveValue('second')
  await button(second, '刷新').click()
  await expect(note(second)).toHaveValue('first')
})
