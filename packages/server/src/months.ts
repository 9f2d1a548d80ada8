/** The months that tables are split by, made ahead of time and, when the clock of a rehearsal jumps, on arrival. */
import type { Database } from '@openceb/store'

const monthsAhead = 3

const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

export const openMonths = (database: Database) => {
  const known = new Set<string>()
  return {
    async ensure(at: Date): Promise<void> {
      const month = monthOf(at)
      if (known.has(month)) return
      await database.query('select ceb.make_months($1::date, $2)', [`${month}-01`, monthsAhead])
      known.add(month)
    },
    /** Makes the months that come, long before something is taken in then. */
    async lookAhead(now: Date): Promise<void> {
      await this.ensure(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)))
    },
  }
}
