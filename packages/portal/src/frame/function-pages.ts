/** Which functions a session may open, and which of them an address means. */
import { menuGroups, pages, type PortalPage } from '@openceb/documents'

export interface Place {
  readonly page: PortalPage
  /** The document whose detail the address shows. */
  readonly id?: string
}

const openPages = (roles: ReadonlySet<string>): readonly PortalPage[] => pages.filter((page) => page.roles.some((role) => roles.has(role)))

/** The six groups with what is open of them; a group without a function is left out. */
export const openMenu = (roles: ReadonlySet<string>) => {
  const open = openPages(roles)
  return menuGroups
    .map((group) => ({ ...group, pages: open.filter(({ id }) => id.startsWith(`${group.id}.`)) }))
    .filter((group) => group.pages.length > 0)
}

export const detailPath = (page: PortalPage, id: string): string => `${page.route}/${encodeURIComponent(id)}`

/** `/inventory/declare` is a function, `/inventory/declare/42` a detail opened from it. */
export const placeOf = (path: string, roles: ReadonlySet<string>): Place | undefined => {
  const page = openPages(roles).find(({ route }) => path === route || path.startsWith(`${route}/`))
  if (!page) return undefined
  const rest = path.slice(page.route.length + 1)
  if (!rest) return { page }
  return rest.includes('/') || page.kind === 'entry' ? undefined : { page, id: decodeURIComponent(rest) }
}
