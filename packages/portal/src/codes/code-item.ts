/** The entry that a code stands for; undefined while it is looked up, null when there is none. */
import { useQuery } from '@tanstack/react-query'
import { type CodeItem, loadCode } from '../api/codes.ts'
import { enumerationOf } from './enumeration.ts'

/** Unknown to its list, or no longer in force. */
export const isDoubtful = (item: CodeItem | null | undefined): boolean => item === null || item?.status === 'retired'

export const useCodeItem = (list: string, code: string): CodeItem | null | undefined => {
  const closed = enumerationOf(list)
  const { data } = useQuery({
    queryKey: ['code', list, code],
    queryFn: () => loadCode(list, code),
    enabled: !closed && code !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return closed ? (closed.find((item) => item.code === code) ?? null) : data
}
