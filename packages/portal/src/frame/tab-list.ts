/** The open tabs as plain data: opened once, closed alone, together or all but one. The address says which one is shown. */
export interface Tab {
  /** The path, which is also what makes two tabs the same. */
  readonly key: string
  /** The query part that the tab had when it was last shown. */
  readonly search: string
  /** What names the document of a detail. */
  readonly label?: string
}

export type Tabs = readonly Tab[]

export const homeKey = '/'

/** Opens the tab, or takes over the address of one that is open. */
export const shown = (tabs: Tabs, key: string, search: string): Tabs => {
  const open = tabs.find((tab) => tab.key === key)
  if (!open) return [...tabs, { key, search }]
  return open.search === search ? tabs : tabs.map((tab) => (tab === open ? { ...tab, search } : tab))
}

export const labelled = (tabs: Tabs, key: string, label: string): Tabs =>
  tabs.some((tab) => tab.key === key && tab.label !== label) ? tabs.map((tab) => (tab.key === key ? { ...tab, label } : tab)) : tabs

export const without = (tabs: Tabs, keys: ReadonlySet<string>): Tabs => tabs.filter((tab) => !keys.has(tab.key))

/** Where a menu entry leads: to the tab as it was left, else to the function anew. */
export const addressOf = (tabs: Tabs, key: string): string => key + (tabs.find((tab) => tab.key === key)?.search ?? '')

/** What is shown once these are closed: the present one if it stays, else its right neighbour, else the left one, else the start page. */
export const nextShown = (tabs: Tabs, closing: ReadonlySet<string>, present: string): string => {
  if (!closing.has(present)) return present
  const at = tabs.findIndex((tab) => tab.key === present)
  const stays = (tab: Tab) => !closing.has(tab.key)
  return (tabs.slice(at + 1).find(stays) ?? tabs.slice(0, Math.max(at, 0)).findLast(stays))?.key ?? homeKey
}
