/** Hands that never touch a mouse: everything goes through the keyboard, and where the focus is gets looked at, not set. */
import { expect, type Page } from '@playwright/test'

/** The label of the input that has the focus. */
export const focusedLabel = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const input = document.activeElement
    return input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement
      ? (input.labels?.[0]?.textContent ?? input.getAttribute('aria-label') ?? '')
      : (input?.textContent?.trim() ?? '')
  })

export const expectFocus = (page: Page, label: string) => expect.poll(() => focusedLabel(page), { message: `the focus is on ${label}` }).toBe(label)

/** Presses a key until the focus is there, as somebody does who looks at the screen. */
export const reach = async (page: Page, label: string, key = 'Tab'): Promise<void> => {
  for (let pressed = 0; pressed < 60; pressed++) {
    if ((await focusedLabel(page)) === label) return
    await page.keyboard.press(key)
  }
  throw new Error(`60 times ${key} did not lead to ${label}`)
}

/** What is typed into the focused input of a form. A parameter is typed by its code and taken out of the list that opens. */
export interface Entry {
  readonly label: string
  /** Nothing is typed where it is not given. */
  readonly text?: string | undefined
  readonly from?: 'list'
}

const typeEntry = async (page: Page, { label, text, from }: Entry): Promise<void> => {
  await expectFocus(page, label)
  if (text === undefined) return
  // What was proposed gives way to what is typed.
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  if (from !== 'list') return
  const entry = page.getByRole('option').first()
  await expect(entry).toContainText(text)
  await page.keyboard.press('Enter')
  await expect(entry).toBeHidden()
}

/** A form or a part of it, each field left by Enter. */
export const typeForm = async (page: Page, entries: readonly Entry[]): Promise<void> => {
  for (const entry of entries) {
    await typeEntry(page, entry)
    await page.keyboard.press('Enter')
  }
}
