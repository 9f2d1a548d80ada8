/** How long a query page takes: every page of the menu, asked over HTTP for the enterprise that holds a fifth and for small ones. */
import { pages, type PortalPage } from '@openceb/documents'
import { percentile } from './figures.ts'
import { type Holder, type HolderRole, type Holders, roles } from './world/enterprises.ts'

export interface PageFigures {
  /** Milliseconds over all requests. */
  readonly p50: number
  readonly p95: number
  readonly big: { readonly p50: number; readonly p95: number }
  readonly small: { readonly p50: number; readonly p95: number }
}

interface Answer {
  readonly items: readonly { readonly id: number; readonly intakeTime: string }[]
  readonly next: string | null
}

export const queryPages: readonly PortalPage[] = pages.filter(({ kind }) => kind !== 'entry')

/** The role that the stored rows give the page to. */
const roleOf = (page: PortalPage): HolderRole => {
  const found = roles.find((role) => page.roles.includes(role) && role in page.document.parties && role !== 'EBC')
  if (!found) throw new Error(`page ${page.id} belongs to none of ${roles.join()}`)
  return found
}

const ask = async (
  address: string,
  page: PortalPage,
  { key }: Holder,
  more: Readonly<Record<string, string>>,
): Promise<{ took: number; answer: Answer }> => {
  const asked = new URLSearchParams({ page: page.id, limit: '20', ...more })
  const began = performance.now()
  const response = await fetch(new URL(`/api/v1/documents/${page.document.key}?${asked.toString()}`, address), {
    headers: { authorization: `Bearer ${key}` },
  })
  const text = await response.text()
  const took = performance.now() - began
  if (!response.ok) throw new Error(`page ${page.id} answers ${response.status}: ${text}`)
  return { took, answer: JSON.parse(text) as Answer }
}

/** What people do on a page: open it, turn it, take one status, one day, one number that they were asked for. */
const askAll = async (address: string, page: PortalPage, holder: Holder, day: string): Promise<{ took: number[]; rows: number }> => {
  const opened = await ask(address, page, holder, {})
  const took = [opened.took]
  const more = async (conditions: Readonly<Record<string, string>>): Promise<void> => {
    took.push((await ask(address, page, holder, conditions)).took)
  }
  if (opened.answer.next) await more({ after: opened.answer.next })
  for (const status of [page.states[0], page.states.at(-1)]) if (status && status !== 'NEG') await more({ status })
  await more({ intakeFrom: day, intakeTo: day })
  return { took, rows: opened.answer.items.length }
}

const figures = (took: readonly number[]) => ({ p50: percentile(took, 50), p95: percentile(took, 95) })
const rounded = ({ p50, p95 }: { p50: number; p95: number }) => ({ p50: Math.round(p50 * 10) / 10, p95: Math.round(p95 * 10) / 10 })

export const measurePage = async (address: string, page: PortalPage, { big, small }: Holders, day: string, rounds: number): Promise<PageFigures> => {
  const role = roleOf(page)
  const tookBig: number[] = []
  const tookSmall: number[] = []
  // The first of each is not counted: a server that has just started has to look everything up once.
  await askAll(address, page, big[role], day)
  for (let round = 0; round < rounds; round++) {
    tookBig.push(...(await askAll(address, page, big[role], day)).took)
    tookSmall.push(...(await askAll(address, page, small[role][round] as Holder, day)).took)
  }
  return { ...rounded(figures([...tookBig, ...tookSmall])), big: rounded(figures(tookBig)), small: rounded(figures(tookSmall)) }
}
