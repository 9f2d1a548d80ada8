/** One parcel from the sign-in to 结关, declared by somebody who has no mouse. */
import type { Parcel } from '@openceb/documents/parcel'
import { type Entry, expectFocus, reach, typeForm } from './support/keys.ts'
import { button, expect, field, type Locator, type Page, test } from './support/portal.ts'
import { arrive, depart, newParcel, newSeries, sendCompanions, untilStatus } from './support/trade.ts'
import { credentials, userOf } from './support/world.ts'

type Values = Readonly<Record<string, string | number | undefined>>

const shownDate = (digits: unknown): string => String(digits).replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')

const entries = (values: Values, fields: readonly (readonly [label: string, field: string, from?: 'list'])[]): Entry[] =>
  fields.map(([label, field, from]) => ({
    label,
    text: values[field] === undefined ? undefined : String(values[field]),
    ...(from ? { from } : {}),
  }))

const headEntries = ({ inventory }: Parcel): Entry[] => {
  const head: Values = { ...inventory.head, ieDate: shownDate(inventory.head.ieDate) }
  return entries(head, [
    ['企业内部编号', 'copNo'],
    ['申报口岸(申报地海关)', 'customsCode', 'list'],
    ['出口口岸', 'portCode', 'list'],
    ['出口日期', 'ieDate'],
    ['业务类型', 'statisticsFlag', 'list'],
    ['贸易方式', 'tradeMode', 'list'],
    ['订单编号', 'orderNo'],
    ['电商平台代码', 'ebpCode', 'list'],
    ['电商平台名称', 'ebpName'],
    ['收发货人代码', 'ebcCode', 'list'],
    ['生产销售企业代码', 'ownerCode', 'list'],
    ['生产销售企业名称', 'ownerName'],
    ['区内企业代码', 'iacCode'],
    ['区内企业名称', 'iacName'],
    ['账册编号', 'emsNo'],
    ['物流运单编号', 'logisticsNo'],
    ['物流企业代码', 'logisticsCode', 'list'],
    ['运输方式', 'trafMode', 'list'],
    ['运输工具名称', 'trafName'],
    ['航班航次号', 'voyageNo'],
    ['提运单号', 'billNo'],
    ['总包号', 'totalPackageNo'],
    ['监管场所代码', 'loctNo', 'list'],
    ['运抵国(地区)', 'country', 'list'],
    ['指运港', 'POD', 'list'],
    ['运费', 'freight'],
    ['运费币制', 'fCurrency', 'list'],
    ['保费', 'insuredFee'],
    ['保费币制', 'iCurrency', 'list'],
    ['包装种类', 'wrapType', 'list'],
    ['件数', 'packNo'],
    ['毛重(千克)', 'grossWeight'],
    ['净重(千克)', 'netWeight'],
    ['许可证号', 'licenseNo'],
    ['备注', 'note'],
  ])
}

const lineEntries = (line: Parcel['inventory']['lines'][number]): Entry[] =>
  entries(line, [
    ['企业商品货号', 'itemNo'],
    ['账册备案料号', 'itemRecordNo'],
    ['企业商品名称', 'itemName'],
    ['商品编码', 'gcode', 'list'],
    ['商品名称', 'gname'],
    ['规格型号', 'gmodel'],
    ['条形码', 'barCode'],
    ['目的国(地区)', 'country', 'list'],
    ['币制', 'currency', 'list'],
    ['申报数量', 'qty'],
    ['法定数量', 'qty1'],
    ['第二数量', 'qty2'],
    ['申报计量单位', 'unit', 'list'],
    ['法定计量单位', 'unit1', 'list'],
    ['第二计量单位', 'unit2', 'list'],
    ['单价', 'price'],
    ['总价', 'totalPrice'],
    ['备注', 'note'],
  ])

const signIn = async (page: Page, username: string): Promise<void> => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '用户登录' })).toBeVisible()
  await reach(page, '用户名')
  await page.keyboard.type(username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(userOf(username).password)
  await page.keyboard.press('Tab')
  await expectFocus(page, '验证码')
  await page.keyboard.type(credentials().captcha)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /，您好$/ })).toBeVisible()
}

/** Into the menu, to the group, into it, to the function. */
const openFunction = async (page: Page, group: string, name: string): Promise<void> => {
  const menu = page.getByRole('menu').first()
  const has = (one: Locator) => one.evaluate((element) => element === document.activeElement)
  const walk = async (to: Locator, key: string) => {
    for (let pressed = 0; pressed < 40 && !(await has(to)); pressed++) await page.keyboard.press(key)
    await expect(to).toBeFocused()
  }
  await walk(menu, 'Tab')
  const head = page.getByRole('menuitem', { name: group, exact: true })
  await walk(head, 'ArrowDown')
  if ((await head.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name, exact: true })
  await expect(item).toBeVisible()
  await walk(item, 'ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name, selected: true })).toBeVisible()
}

test('a parcel is declared with the keyboard alone and comes to 结关', async ({ page }) => {
  test.setTimeout(90_000)
  const series = newSeries()
  const parcel = newParcel(series)
  const { inventory } = parcel
  await signIn(page, 'agent1')
  await openFunction(page, '清单管理', '清单录入')
  await typeForm(page, headEntries(parcel))
  for (const line of inventory.lines) await typeForm(page, lineEntries(line))
  await expect(page.getByRole('button', { name: /^修改第 \d+ 项$/ })).toHaveCount(inventory.lines.length)

  await page.keyboard.press('Alt+s')
  await expect(page.getByText('暂存成功', { exact: true })).toBeVisible()
  const preNo = await field(page, '预录入编号').inputValue()
  expect(preNo).toMatch(/^B\d{17}$/)
  await expect(field(page, '申报企业代码')).toHaveValue(inventory.head.agentCode ?? '')
  await expect(field(page, '业务状态')).toHaveValue('1 暂存')

  await page.keyboard.press('Control+End')
  await reach(page, '申报', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('是否确认申报？')
  await Promise.all([sendCompanions([parcel]), page.keyboard.press('Enter')])
  await expect(page.getByText('申报成功，已提交海关', { exact: true })).toBeVisible()
  await expect(field(page, '企业内部编号')).not.toBeEditable()
  await expect(button(page, '暂存')).toHaveCount(0)
  await untilStatus('inventory', 'agent1', { copNo: inventory.head.copNo ?? '' }, '399')
  await arrive(series, [parcel])
  await depart(series, [parcel])

  await openFunction(page, '清单管理', '已结关清单查询')
  await reach(page, '订单编号')
  await page.keyboard.type(parcel.order.head.orderNo ?? '')
  await page.keyboard.press('Enter')
  const row = page.getByRole('row', { name: preNo })
  await expect(row).toContainText('899 结关')
  await reach(page, '899 结关')
  await page.keyboard.press('Enter')
  const receipts = page.getByRole('dialog', { name: `回执信息 ${preNo}` }).getByRole('row')
  await expect(receipts.nth(1)).toContainText('899 结关')
  const cells = await receipts.locator('td:first-child').allTextContents()
  const statuses = cells.map((cell) => cell.split(' ')[0])
  // Declared before the others had come it says 2 once more, of what it waits for.
  expect(statuses.filter((status, index) => status !== statuses[index - 1])).toEqual(['899', '800', '399', '120', '3', '2', '1'])
  const times = await receipts.locator('td:nth-child(2)').allTextContents()
  expect(times).toEqual(times.toSorted().toReversed())
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
