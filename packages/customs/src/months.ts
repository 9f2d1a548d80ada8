/** The partitions of the months that the clock of the world is in and comes to next. */
import type { Database } from '@openceb/store'

const ahead = 2

export const openMonths = (database: Database): ((at: Date) => Promise<void>) => {
  const made = new Set<string>()
  return async (at) => {
    const month = `${at.toISOString().slice(0, 7)}-01`
    if (made.has(month)) return
    await database.query('select customs.make_months($1::date, $2)', [month, ahead])
    made.add(month)
  }
}
