/** The waybills that a report names, each once, with the key under which its list is found. */
import { waybillKey } from '../lists/store.ts'
import type { Paper } from '../papers/paper.ts'

export const waybillsOf = ({ head, value }: Paper): (readonly [logisticsNo: string, key: string])[] => {
  const numbers = (value.lines as readonly { readonly logisticsNo?: string }[]).map(({ logisticsNo = '' }) => logisticsNo)
  return [...new Set(numbers)].map((logisticsNo) => [logisticsNo, waybillKey(logisticsNo, String(head['logisticsCode']))])
}
