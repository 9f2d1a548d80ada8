/** The menu of the portal: six groups, and in each the functions of the registered documents in the order of the manual. */
import type { Definition, Page } from '@openceb/kernel'
import { documents } from './registry.ts'

export const menuGroups = [
  { id: '1', title: '交易管理', titleEn: 'Trade' },
  { id: '2', title: '物流管理', titleEn: 'Logistics' },
  { id: '3', title: '清单管理', titleEn: 'Inventories' },
  { id: '4', title: '退货管理', titleEn: 'Returns' },
  { id: '5', title: '汇总管理', titleEn: 'Summary' },
  { id: '6', title: 'B2B管理', titleEn: 'B2B' },
] as const

export interface PortalPage extends Page {
  readonly document: Definition
}

const rank = (id: string): number => {
  const [group = 0, place = 0] = id.split('.').map(Number)
  return group * 100 + place
}

export const pages: readonly PortalPage[] = documents
  .flatMap((document) => document.pages.map((page) => ({ ...page, document })))
  .sort((a, b) => rank(a.id) - rank(b.id))

export const pagesOfGroup = (group: string): readonly PortalPage[] => pages.filter(({ id }) => id.startsWith(`${group}.`))
