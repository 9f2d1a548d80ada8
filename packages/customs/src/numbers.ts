/** The number of a list 清单编号: four digits of the office, four of the year, E, nine of a series of the two. */
import { wireDate } from '@openceb/kernel'
import type { Serials } from '@openceb/store'

/** One number for each office named, in their order. */
export const takeNumbers = async (serials: Serials, offices: readonly string[], now: Date): Promise<string[]> => {
  const year = wireDate(now).slice(0, 4)
  const counts = new Map<string, number>()
  for (const office of offices) counts.set(office, (counts.get(office) ?? 0) + 1)
  const taken = new Map<string, number[]>()
  for (const [office, count] of counts) taken.set(office, await serials.take(`${office}${year}E`, count))
  return offices.map((office) => `${office}${year}E${String(taken.get(office)?.shift() ?? 0).padStart(9, '0')}`)
}
