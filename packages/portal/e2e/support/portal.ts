/** The test of the portal: a browser at the running system, and people who are signed in already where signing in is not the matter. */
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { credentials, userOf } from './world.ts'

interface Fixtures {
  /** Opens the portal as a user, at an address. */
  readonly as: (username: string, address?: string) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- the runner reads which fixtures are wanted from the pattern
  baseURL: async ({}, use) => use(credentials().url),
  as: async ({ browser, baseURL }, use) => {
    const contexts = new Map<string, Page>()
    await use(async (username, address = '/') => {
      const context = await browser.newContext({ baseURL: baseURL ?? '', viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
      const page = await context.newPage()
      contexts.set(username, page)
      const { password } = userOf(username)
      const answer = await context.request.post('/api/v1/session', { data: { username, password, captcha: credentials().captcha } })
      expect(answer.status()).toBe(200)
      await page.goto(address)
      return page
    })
    for (const page of contexts.values()) await page.context().close()
  },
})

export { expect }
export type { Locator, Page }

/** The input of a label, whatever group it stands in. */
export const field = (page: Page | Locator, label: string): Locator => page.getByLabel(label, { exact: true })

export const button = (page: Page | Locator, name: string): Locator => page.getByRole('button', { name, exact: true })
