/** What a machine can tell of how well the portal serves people who cannot see or point. */
import axe from 'axe-core'
import { button, expect, field, type Page, test } from './support/portal.ts'
import { newParcel, saveInventory } from './support/trade.ts'

/** Serious findings as `rule: element`, but for those inside the library of components, which is not ours to mend. */
const findings = async (page: Page): Promise<readonly string[]> => {
  // Evaluated, since the portal lets no script in by its address.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    .filter((finding) => !inLibrary.some((known) => known.test(finding)))
}

const inLibrary: readonly RegExp[] = [
  // antd measures the columns by a hidden row of its own, which repeats the box of the head.
  /^aria-hidden-focus: <tr aria-hidden="true" class="ant-table-measure-row"/,
  // antd gives the part of a table that scrolls no place in the order of Tab; browsers have given it one since 2024.
  /^scrollable-region-focusable: <div class="ant-table-content"/,
  // antd's calendar: days of the months beside are pale, its heads are named otherwise than they read, its columns of hours scroll.
  /^(color-contrast|label-content-name-mismatch|scrollable-region-focusable): <(div|button|ul) (?:[^>]* )?class="ant-picker-(cell-inner|year-btn|month-btn|time-panel-column)"/,
]

test('the sign-in page', async ({ page }) => {
  await page.goto('/')
  await expect(button(page, '登录')).toBeVisible()
  await button(page, '登录').click()
  expect(await findings(page)).toEqual([])
})

test('the start page and the menu', async ({ as }) => {
  const page = await as('everything')
  await page.getByRole('menuitem', { name: '清单管理' }).click()
  await expect(page.getByRole('menuitem', { name: '清单录入' })).toBeVisible()
  expect(await findings(page)).toEqual([])
})

test('a declaring page with rows, an open question and an open calendar', async ({ as }) => {
  const parcel = newParcel()
  await saveInventory(parcel)
  const page = await as('agent1', '/inventory/declare')
  await field(page, '企业内部编号').fill(parcel.inventory.head.copNo ?? '')
  await button(page, '查询').click()
  await expect(page.getByText('共 1 条')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await field(page, '入库时间起').click()
  await expect(page.locator('.ant-picker-dropdown:visible')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader').getByRole('checkbox').check()
  await button(page, '批量删除').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await findings(page)).toEqual([])
})

test('the entry form, with an open list and with what is wrong with it', async ({ as }) => {
  const page = await as('agent1', '/inventory/entry')
  await field(page, '毛重(千克)').fill('1')
  await field(page, '净重(千克)').fill('2')
  await field(page, '运输方式').click()
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(await findings(page)).toEqual([])
})

test('the detail of a document, its trail and its print view', async ({ as }) => {
  const id = await saveInventory(newParcel())
  const page = await as('agent1', `/inventory/not-cleared/${id}`)
  await expect(page.getByRole('region', { name: '四单状态' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('tab', { name: '一票轨迹' }).click()
  await expect(page.getByRole('region', { name: '一票轨迹' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await button(page, '打印').click()
  await expect(page.getByRole('dialog', { name: '打印预览' })).toBeVisible()
  expect(await findings(page)).toEqual([])
})
