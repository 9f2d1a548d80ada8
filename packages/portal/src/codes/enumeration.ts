/** The closed lists of the protocol, which need no request. */
import { enumerations } from '@openceb/documents'
import type { CodeItem } from '../api/codes.ts'

const known: ReadonlyMap<string, readonly CodeItem[]> = new Map(
  Object.entries(enumerations).map(([list, { values }]) => [list, values.map(([code, name, nameEn]) => ({ code, name, nameEn }))]),
)

export const enumerationOf = (list: string | undefined): readonly CodeItem[] | undefined => known.get(list ?? '')
