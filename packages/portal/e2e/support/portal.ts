/** The test of the portal: a browser at the running system, and people who are signed in already where signing in is not the matter. */
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { credentials, userOf } from './world.ts'

interface Fixtures {
  /** Opens the portal as a user, at an address, in a window of its own. */
  readonly as: (username: string, address?: string) => Promise<Page>
}

interface WorkerFixtures {
  /** One desk for each user, so that the portal is fetched once and not for every test. */
  readonly desks: Map<string, BrowserContext>
}

const seat = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }

export const test = base.extend<Fixtures, WorkerFixtures>({
  desks: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- the runner reads which fixtures are wanted from the pattern
    async ({}, use) => {
      const desks = new Map<string, BrowserContext>()
      await use(desks)
      for (const desk of desks.values()) await desk.close()
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line eslint/no-empty-pattern -- the runner reads which fixtures are wanted from the pattern
  baseURL: async ({}, use) => use(credentials().url),
  as: async ({ browser, baseURL, desks }, use) => {
    const pages: Page[] = []
    await use(async (username, address = '/') => {
      const desk = desks.get(username) ?? (await browser.newContext({ ...seat, baseURL: baseURL ?? '' }))
      desks.set(username, desk)
      // A second window at the same desk is the same session: to sign in again would end that of the first.
      if (!(await desk.request.get('/api/v1/session')).ok()) {
        const { password } = userOf(username)
        const answer = await desk.request.post('/api/v1/session', { data: { username, password, captcha: credentials().captcha } })
        expect(answer.status()).toBe(200)
      }
      const page = await desk.newPage()
      pages.push(page)
      await page.goto(address)
      return page
    })
    for (const page of pages) await page.close()
  },
})

export { expect }
export type { Locator, Page }

/** The input of a label, whatever group it stands in. */
export const field = (page: Page | Locator, label: string): Locator => page.getByLabel(label, { exact: true })

export const button = (page: Page | Locator, name: string): Locator => page.getByRole('button', { name, exact: true })
