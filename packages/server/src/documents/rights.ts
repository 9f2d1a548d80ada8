/** Which documents and pages a caller may open, and which actions are the caller's at all; rows are decided by the database. */
import { documents } from '@openceb/documents'
import type { Definition, Page, PageAction } from '@openceb/kernel'
import type { Caller } from '../window/contract.ts'

const byKey = new Map(documents.map((definition) => [definition.key, definition]))

export const definitionOf = (key: string): Definition | undefined => byKey.get(key)

export const mayOpen = ({ roles }: Caller, page: Page): boolean => page.roles.some((role) => roles.includes(role))

/** Whether anybody may. */
export const mayAnyAct = (definition: Definition, action: PageAction): boolean => definition.pages.some(({ actions }) => actions?.includes(action))

export const mayAct = (caller: Caller, definition: Definition, action: PageAction): boolean =>
  definition.pages.some((page) => page.actions?.includes(action) && mayOpen(caller, page))

/** A party of the document, or whoever may act on it. */
export const maySearch = (caller: Caller, definition: Definition): boolean =>
  Object.keys(definition.parties).some((role) => caller.roles.includes(role)) || definition.pages.some((page) => mayOpen(caller, page))
