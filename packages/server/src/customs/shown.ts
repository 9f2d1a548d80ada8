/** Work items and cases as the console shows them: ids as text, times as people read them. */
import { shownTime } from '@openceb/kernel'
import type { Case, WorkItem } from './contract.ts'

/** Every time within, at whatever depth. */
const withShownTimes = (value: unknown): unknown => {
  if (value instanceof Date) return shownTime(value)
  if (Array.isArray(value)) return value.map(withShownTimes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withShownTimes(inner)]))
}

export const shownItem = (item: WorkItem): object => ({ ...(withShownTimes(item) as object), id: String(item.id) })

export const shownCase = ({ documents, list, ...rest }: Case): object => ({
  ...(withShownTimes({ list, ...rest }) as object),
  documents: documents.map(({ id, value, ...document }) => ({ ...document, id: String(id), head: value.head, lines: value.lines })),
})
