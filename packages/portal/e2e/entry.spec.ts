/** 3.1 清单录入 and the inputs that every form is made of. */
import { expectFocus, focusedLabel } from './support/keys.ts'
import { button, expect, field, type Page, test } from './support/portal.ts'
import { newParcel, saveInventory } from './support/trade.ts'

const open = async (page: Page) => {
  await expect(page.getByRole('tab', { name: '清单录入', selected: true })).toBeVisible()
  await expectFocus(page, '企业内部编号')
}

const list = (page: Page) => page.getByRole('listbox', { name: '参数列表' })

const bubble = (page: Page, label: string) => page.locator('.cell', { has: field(page, label) }).getByRole('alert')

test.describe('a parameter', () => {
  const country = '运抵国(地区)'

  test('is brought up by its digits, its initials or its name, and chosen by arrows and Enter', async ({ as }) => {
    const page = await as('agent1', '/inventory/entry')
    await open(page)
    const input = field(page, country)
    for (const typed of ['142', 'zg', '中国']) {
      await input.fill(typed)
      await expect(list(page).getByRole('option', { name: '142 中国', exact: true })).toBeVisible()
    }
    await input.fill('11')
    const options = list(page).getByRole('option')
    await expect(options.nth(2)).toBeVisible()
    await expect(options.nth(0)).toHaveAttribute('aria-selected', 'true')
    await input.press('ArrowDown')
    await input.press('ArrowDown')
    await input.press('ArrowUp')
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
    const chosen = await options.nth(1).innerText()
    await input.press('Enter')
    await expect(input).toHaveValue(chosen)
    await expect(list(page)).toHaveCount(0)
  })

  test('opens its list by the triangle, and takes an entry by a click', async ({ as }) => {
    const page = await as('agent1', '/inventory/entry')
    await open(page)
    await button(page.locator('.cell', { has: field(page, '运输方式') }), '打开参数列表').click()
    await list(page).getByRole('option', { name: '5 航空运输' }).click()
    await expect(field(page, '运输方式')).toHaveValue('5 航空运输')
  })

  test('takes no rubbish: it is emptied, with a word why that goes with the next right input', async ({ as }) => {
    const page = await as('agent1', '/inventory/entry')
    await open(page)
    await field(page, country).fill('没有这个国家')
    await expect(page.getByText('没有匹配的参数')).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(field(page, country)).toHaveValue('')
    await expect(bubble(page, country)).toHaveText('只能从参数中选择')
    await field(page, country).fill('502')
    await field(page, country).press('Enter')
    await expect(field(page, country)).toHaveValue('502 美国')
    await expect(bubble(page, country)).toHaveCount(0)
  })

  test('with more than fifty matches shows the first fifty and asks for more', async ({ as }) => {
    const page = await as('agent1', '/inventory/entry')
    await open(page)
    await field(page, '商品编码').fill('39')
    await expect(page.getByText('仅显示前 50 条，请输入更多字符')).toBeVisible()
    await expect(list(page).getByRole('option')).toHaveCount(50)
    await expect(list(page).getByRole('option').first(), 'also at the lower edge of the page').toBeInViewport()
  })
})

test('a stored code that its list does not know is shown in red', async ({ as }) => {
  const id = await saveInventory(newParcel(), { POD: 'ZZZZ' })
  const page = await as('agent1', `/inventory/declare/${id}`)
  await expect(field(page, '指运港')).toHaveValue('ZZZZ')
  await expect(field(page, '指运港')).toHaveCSS('color', 'rgb(207, 19, 34)')
  await expect(page.getByTitle('参数不存在或已失效')).toBeVisible()
  await expect(field(page, '运输方式')).not.toHaveCSS('color', 'rgb(207, 19, 34)')
})

test('goods bring their legal units, quantity and price the total; the line goes into the grid whole or not at all', async ({ as }) => {
  const page = await as('agent1', '/inventory/entry')
  await open(page)
  await field(page, '企业商品货号').fill('SKU1')
  await field(page, '商品编码').fill('6109100021')
  await expect(list(page).getByRole('option').first()).toBeVisible()
  await field(page, '商品编码').press('Enter')
  await expect(field(page, '法定计量单位')).toHaveValue(/^011 /)
  await expect(field(page, '第二计量单位')).toHaveValue(/^035 /)
  await field(page, '申报数量').fill('3')
  await field(page, '单价').fill('59.9')
  await expect(field(page, '总价')).toHaveValue('179.7')
  await button(page, '表体暂存').click()
  await expect(bubble(page, '商品名称')).toHaveText('不能为空')
  await expect(button(page, '修改第 1 项')).toHaveCount(0)
  for (const [label, text] of [
    ['商品名称', '棉制针织男式T恤衫'],
    ['规格型号', '海星牌|圆领'],
    ['条形码', '无'],
    ['法定数量', '3'],
    ['第二数量', '0.54'],
  ] as const)
    await field(page, label).fill(text)
  for (const [label, code] of [
    ['目的国(地区)', '502'],
    ['币制', '142'],
    ['申报计量单位', '011'],
  ] as const) {
    await field(page, label).fill(code)
    await expect(list(page).getByRole('option').first()).toContainText(code)
    await field(page, label).press('Enter')
  }
  await button(page, '表体暂存').click()
  await button(page, '修改第 1 项').click()
  await expect(page.getByText('正在修改第 1 项')).toBeVisible()
  await field(page, '申报数量').fill('4')
  await field(page, '备注').last().press('Enter')
  await expect(page.getByRole('row', { name: /SKU1/ })).toContainText('239.6')
  await expectFocus(page, '企业商品货号')
  await page.getByRole('row', { name: /SKU1/ }).getByRole('checkbox').check()
  await button(page, '表体删除').click()
  await button(page.getByRole('dialog'), '确认').click()
  await expect(button(page, '修改第 1 项')).toHaveCount(0)
})

test('a half-filled list is saved and comes back; declaring before saving, and after a change, is refused', async ({ as }) => {
  const page = await as('agent1', '/inventory/entry')
  await open(page)
  const warning = page.getByRole('dialog')
  await field(page, '企业内部编号').fill(`QD-half-${newParcel().inventory.head.copNo}`.slice(0, 30))
  await button(page, '申报').click()
  await expect(warning).toContainText('清单申报之前必须先进行暂存操作')
  await button(warning, '确认').click()
  await field(page, '订单编号').fill('DD-half')
  await button(page, '暂存').click()
  await expect(page.getByText('暂存成功', { exact: true })).toBeVisible()
  const preNo = await field(page, '预录入编号').inputValue()
  await page.reload()
  await expect(field(page, '预录入编号')).toHaveValue(preNo)
  await expect(field(page, '订单编号')).toHaveValue('DD-half')
  await field(page, '订单编号').fill('DD-half-changed')
  await button(page, '申报').click()
  await expect(warning).toContainText('清单申报之前必须先进行暂存操作')
  await button(warning, '确认').click()
  await button(page, '暂存').click()
  await expect(page.getByRole('tab', { name: '清单录入', exact: true })).toBeVisible()
  await button(page, '申报').click()
  await expect(page.getByRole('alert').filter({ hasText: '请先更正标红的内容' }).first()).toBeVisible()
  await expect(bubble(page, '出口口岸')).toHaveText('不能为空')
})

test('what is wrong with a field shows at its right when it is left, and goes when it is corrected', async ({ as }) => {
  const page = await as('agent1', '/inventory/entry')
  await open(page)
  await field(page, '毛重(千克)').fill('1')
  await field(page, '净重(千克)').fill('2')
  await field(page, '净重(千克)').press('Tab')
  await expect(bubble(page, '净重(千克)')).toBeVisible()
  await field(page, '净重(千克)').fill('0.5')
  await field(page, '净重(千克)').press('Tab')
  await expect(bubble(page, '净重(千克)')).toHaveCount(0)
  await field(page, '件数').fill('many')
  await field(page, '件数').press('Tab')
  await expect(bubble(page, '件数')).toBeVisible()
})

test('stars, grey fields and border colours are those of the definition, and a legend explains them', async ({ as }) => {
  const page = await as('agent1', '/inventory/entry')
  await open(page)
  const cell = (label: string) => page.locator('.cell', { has: field(page, label) })
  await expect(cell('订单编号').locator('.star')).toBeVisible()
  await expect(cell('许可证号').locator('.star')).toHaveCount(0)
  await expect(field(page, '预录入编号')).not.toBeEditable()
  await expect(field(page, '订单编号')).toHaveCSS('border-color', 'rgb(209, 154, 0)')
  await expect(field(page, '许可证号')).toHaveCSS('border-color', 'rgb(74, 134, 207)')
  await expect(page.getByRole('note', { name: '边框颜色' })).toContainText('海关与检验检疫共有')
})

test('a date is typed or picked from the calendar', async ({ as }) => {
  const page = await as('agent1', '/inventory/entry')
  await open(page)
  await field(page, '出口日期').fill('20261130')
  await page.keyboard.press('Tab')
  await expect(field(page, '出口日期')).toHaveValue('2026-11-30')
  await field(page, '出口日期').click()
  await page.locator('.ant-picker-cell-in-view').getByText('15', { exact: true }).click()
  await expect(field(page, '出口日期')).toHaveValue('2026-11-15')
  await field(page, '出口日期').fill('soon')
  await page.keyboard.press('Tab')
  await expect(bubble(page, '出口日期')).toHaveText('日期格式应为 YYYY-MM-DD')
})

test('the keys of a form: Tab and Enter forward past grey fields, Shift+Enter back, Ctrl+End from area to area', async ({ as }) => {
  const page = await as('agent1', '/inventory/entry')
  await open(page)
  const press = (key: string) => page.keyboard.press(key)
  await press('Enter')
  await expectFocus(page, '申报口岸(申报地海关)')
  await press('Shift+Enter')
  await expectFocus(page, '企业内部编号')
  await press('Tab')
  await press('Tab')
  await press('Tab')
  await expectFocus(page, '出口日期')
  await press('Control+End')
  await expectFocus(page, '订单编号')
  await press('Control+End')
  await expectFocus(page, '物流运单编号')
  await press('Control+End')
  await expectFocus(page, '运费')
  await press('Control+End')
  await expectFocus(page, '企业商品货号')
  await press('Control+End')
  await expectFocus(page, '企业内部编号')
  await press('Backspace')
  await field(page, '预录入编号').click()
  await press('Backspace')
  await expect(page.getByRole('tab', { name: '清单录入', selected: true })).toBeVisible()
})

test('Alt+P prints, Alt+R deletes after a question, and neither does anything where its button is not', async ({ as }) => {
  const parcel = newParcel()
  const id = await saveInventory(parcel)
  const page = await as('agent1', `/inventory/declare/${id}`)
  await expect(field(page, '订单编号')).toHaveValue(parcel.order.head.orderNo ?? '')
  await page.keyboard.press('Alt+p')
  const print = page.getByRole('dialog', { name: '打印预览' })
  await expect(print).toContainText(parcel.order.head.orderNo ?? '')
  await page.keyboard.press('Alt+r')
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(print).toHaveCount(0)

  await page.goto(`/inventory/not-cleared/${id}`)
  await expect(field(page, '订单编号')).not.toBeEditable()
  await page.keyboard.press('Alt+r')
  await page.keyboard.press('Alt+s')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.goto(`/inventory/declare/${id}`)
  await expect(field(page, '订单编号')).toBeEditable()
  await page.keyboard.press('Alt+r')
  await expect(page.getByRole('dialog')).toContainText('是否确认删除？')
  await button(page.getByRole('dialog'), '取消').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(field(page, '订单编号')).toBeEditable()
  await page.keyboard.press('Alt+r')
  await button(page.getByRole('dialog'), '确认').click()
  await expect(page.getByText('删除成功', { exact: true })).toBeVisible()
  expect(await focusedLabel(page)).not.toBe('订单编号')
})
