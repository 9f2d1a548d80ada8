/** Code lists, enterprises and supervised sites as one kind of answer: what an input offers and what a table shows. */
import { type CodeEntry, type CodeList, type Enterprise, isCodeList, type SupervisedSite } from '@openceb/documents'
import type { Reference } from '../reference/reference.ts'

interface CodeItem {
  readonly code: string
  readonly name: string
  readonly nameEn?: string
  readonly altCode?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly status: string
}

interface CodeAnswer {
  readonly items: readonly CodeItem[]
  readonly more: boolean
}

interface Source {
  search(query: string, limit: number): CodeAnswer
  find(codes: readonly string[]): CodeAnswer
}

const itemOf = ({ code, name, nameEn, altCode, attributes, status }: CodeEntry, inForce: boolean): CodeItem => ({
  code,
  name,
  ...(nameEn ? { nameEn } : {}),
  ...(altCode ? { altCode } : {}),
  attributes,
  status: inForce ? status : 'retired',
})

const listSource = (reference: Reference, list: CodeList, day: string): Source => ({
  search(query, limit) {
    const { items, more } = reference.search().search(list, query, { date: day, limit })
    return { items: items.map((entry) => itemOf(entry, true)), more }
  },
  find: (codes) => ({
    items: codes.flatMap((code) => {
      const found = reference.codes.lookup(list, code, day)
      return 'entry' in found ? [itemOf(found.entry, found.kind !== 'expired')] : []
    }),
    more: false,
  }),
})

const rowSource = <T>(
  rows: () => Iterable<T>,
  find: (code: string) => T | undefined,
  item: (row: T) => CodeItem,
  words: (row: T) => readonly string[],
): Source => ({
  search(query, limit) {
    const typed = query.trim().toLowerCase()
    const hits: CodeItem[] = []
    for (const row of rows()) {
      if (!words(row).some((word, index) => (index ? word.includes(typed) : word.startsWith(typed)))) continue
      if (hits.length === limit) return { items: hits, more: true }
      hits.push(item(row))
    }
    return { items: hits, more: false }
  },
  find: (codes) => ({
    items: codes.flatMap((code) => {
      const row = find(code)
      return row ? [item(row)] : []
    }),
    more: false,
  }),
})

const enterpriseSource = ({ registered }: Reference): Source =>
  rowSource<Enterprise>(
    () => new Set(registered.enterprises.values()),
    (code) => registered.enterprises.get(code),
    ({ code, otherCode, name, roles, active }) => ({
      code,
      name,
      ...(otherCode ? { altCode: otherCode } : {}),
      attributes: { roles: roles.join(',') },
      status: active ? 'active' : 'retired',
    }),
    ({ code, otherCode, name }) => [code.toLowerCase(), name.toLowerCase(), otherCode?.toLowerCase() ?? ''],
  )

const siteSource = ({ registered }: Reference): Source =>
  rowSource<SupervisedSite>(
    () => registered.sites.values(),
    (code) => registered.sites.get(code),
    ({ loctNo, name, customsCode, operatorCode }) => ({
      code: loctNo,
      name,
      attributes: { customsOffice: customsCode, operatorCode },
      status: 'active',
    }),
    ({ loctNo, name, customsCode }) => [loctNo.toLowerCase(), name.toLowerCase(), customsCode],
  )

/** Undefined for a list that there is not. */
export const sourceOf = (reference: Reference, list: string, day: string): Source | undefined => {
  if (list === 'enterprise') return enterpriseSource(reference)
  if (list === 'supervisedSite') return siteSource(reference)
  return isCodeList(list) ? listSource(reference, list, day) : undefined
}
