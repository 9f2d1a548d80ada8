/** Getting in, not getting in, and what each user of the demonstration world finds there. */
import { expect, field, button, type Page, test } from './support/portal.ts'
import { credentials, userOf } from './support/world.ts'

const alerts = (page: Page) => page.getByRole('alert')

const neutral = '用户名、密码或验证码错误'

const attempt = async (page: Page, username: string, password: string, captcha: string): Promise<void> => {
  await field(page, '用户名').fill(username)
  await field(page, '密码').fill(password)
  await field(page, '验证码').fill(captcha)
  await button(page, '登录').click()
}

const pictureOf = (page: Page) => page.getByRole('button', { name: '验证码图片，点击换一张' }).locator('img').getAttribute('src')

test('user name, password and captcha are all asked for', async ({ page }) => {
  const attempts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && attempts.push(request.url()))
  await page.goto('/')
  await expect(field(page, '用户名')).toBeFocused()
  await button(page, '登录').click()
  await expect(alerts(page)).toHaveText(['请输入用户名', '请输入密码', '请输入验证码'])
  await field(page, '用户名').fill('agent1')
  await field(page, '密码').fill('somewhat')
  await button(page, '登录').click()
  await expect(alerts(page)).toHaveText(['请输入验证码'])
  expect(attempts).toEqual([])
})

test('a wrong captcha is refused in neutral words, and the next attempt has another picture', async ({ page }) => {
  const drawn: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') drawn.push((request.postDataJSON() as { captchaId: string }).captchaId)
  })
  await page.goto('/')
  await expect.poll(() => pictureOf(page)).toMatch(/^data:image/)
  const first = await pictureOf(page)
  await page.getByRole('button', { name: '验证码图片，点击换一张' }).click()
  await expect.poll(() => pictureOf(page)).not.toBe(first)
  const { username, password } = userOf('agent2')
  await attempt(page, username, password, 'wrong')
  await expect(alerts(page)).toHaveText([neutral])
  await expect(field(page, '验证码')).toHaveValue('')
  await expect(field(page, '验证码')).toBeFocused()
  await attempt(page, username, password, 'wrong again')
  await expect.poll(() => drawn.length).toBe(2)
  expect(new Set(drawn).size).toBe(2)
  await attempt(page, username, password, credentials().captcha)
  await expect(page.getByRole('heading', { name: /，您好$/ })).toBeVisible()
})

const orders = ['未审结订单查询', '已审结订单查询']
const waybills = ['未审结运单查询', '已审结运单查询']
const arrivals = ['运抵单申报', '未审结运抵单查询', '已审结运抵单查询']
const departures = ['未审结离境单查询', '已审结离境单查询']
const inventories = ['清单录入', '清单申报', '清单改单', '未结关清单查询', '已结关清单查询', '已结案清单查询']

const functionsOf: Readonly<Record<string, readonly string[]>> = {
  platform: orders,
  seller1: [...orders, ...inventories],
  seller2: [...orders, ...inventories],
  payment: [],
  logistics: [...waybills, ...departures],
  operator: arrivals,
  agent1: inventories,
  agent2: inventories,
  broker: [],
  zone: [],
  everything: [...orders, ...waybills, ...arrivals, ...departures, ...inventories],
  auditor: [],
  inspector: [],
  supervisor: [],
  rehearsal: [],
  admin: [],
}

test('every user of the demonstration world is told what to expect', () => {
  expect(
    credentials()
      .users.map(({ username }) => username)
      .toSorted(),
  ).toEqual(Object.keys(functionsOf).toSorted())
})

for (const [username, functions] of Object.entries(functionsOf))
  test(`${username} sees exactly ${functions.length} functions`, async ({ as }) => {
    const page = await as(username)
    const groups = page.getByRole('menu').first().getByRole('menuitem')
    await expect(page.getByRole('heading', { name: /，您好$/ })).toBeVisible()
    await expect(page.locator('.home-groups li')).toHaveText([...functions])
    if (functions.length === 0) return expect(page.getByText('当前用户没有可办理的功能，请联系管理员')).toBeVisible()
    // The last first: those before it stay where they are.
    for (const group of (await groups.all()).toReversed()) await group.click()
    await expect(page.locator('[role=menu] [role=menu] [role=menuitem]')).toHaveText([...functions])
    return undefined
  })

test('a function that is not the role of the user is not there, even by its address', async ({ as }) => {
  const page = await as('platform', '/inventory/declare')
  await expect(page.getByText('页面不存在或没有权限')).toBeVisible()
})

test('after 退出 neither the back button nor an address shows anything', async ({ as }) => {
  const page = await as('agent2', '/inventory/not-cleared')
  await button(page, '查询').click()
  await expect(page.getByText(/^共 \d+ 条/)).toBeVisible()
  await button(page, '退出').click()
  await expect(page.getByRole('heading', { name: '用户登录' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: '用户登录' })).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
  await page.goto('/inventory/not-cleared')
  await expect(page.getByRole('heading', { name: '用户登录' })).toBeVisible()
})

test('a session that ended elsewhere leads back to the sign-in, with a word why', async ({ as }) => {
  const page = await as('agent2', '/inventory/not-cleared')
  await expect(button(page, '查询')).toBeVisible()
  await page.context().clearCookies()
  await button(page, '查询').click()
  await expect(page.getByRole('alert')).toHaveText('登录已失效，请重新登录')
})

test('half an hour without a hand at the desk ends the session, after a word two minutes before', async ({ as }) => {
  const page = await as('agent2')
  await page.clock.install()
  await page.goto('/inventory/entry')
  await field(page, '企业内部编号').fill('QD-idle')
  await page.clock.fastForward('28:02')
  const notice = page.getByRole('dialog', { name: '即将退出' })
  await expect(notice).toContainText('还有未暂存的内容，请尽快暂存。')
  await button(notice, '继续使用').click()
  await expect(notice).toHaveCount(0)
  await page.clock.fastForward('30:02')
  await expect(page.getByRole('alert')).toHaveText('长时间未操作，已安全退出，请重新登录')
})

test('the card is named, and says that it is not open yet', async ({ page }) => {
  await page.goto('/')
  await button(page, '卡介质').click()
  await expect(page.getByRole('alert')).toContainText('卡介质登录尚未开通')
})

test('five failures lock the account, also for the right password', async ({ page }) => {
  await page.goto('/')
  for (let failure = 0; failure < 5; failure++) {
    await attempt(page, 'zone', 'not the password', credentials().captcha)
    await expect(alerts(page)).toHaveText([neutral])
    await expect(field(page, '验证码')).toHaveValue('')
  }
  await attempt(page, 'zone', userOf('zone').password, credentials().captcha)
  await expect(alerts(page)).toHaveText(['登录失败次数过多，账号已锁定，请15分钟后再试'])
})
