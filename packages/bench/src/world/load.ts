/** Fills the tables by COPY up to so many lists, in the order of time, two connections at once. */
import type { Random } from '@openceb/kernel'
import type { Database, Ids } from '@openceb/store'
import type { ParcelWorld } from '@openceb/documents/parcel'
import { type Holders } from './enterprises.ts'
import { storedRows } from './rows.ts'

const perTransaction = 1000
const day = 24 * 3600_000
/** All within the month that a page shows when nothing is asked: no query is spared by the calendar. */
const spread = 27 * day

export interface Loading {
  readonly owner: Database
  readonly ids: Ids
  readonly holders: Holders
  readonly template: ParcelWorld
  readonly random: Random
  /** The end of the time that the rows are spread over. */
  readonly until: Date
  readonly onProgress?: (lists: number) => void
}

/** Adds lists `from` (included) to `to` (excluded); those of every call lie between those of the calls before. */
export const loadLists = async (loading: Loading, from: number, to: number): Promise<void> => {
  const { owner, ids, holders, template, random, until, onProgress } = loading
  await owner.query(`select ceb.make_months($1::date, 3)`, [new Date(until.getTime() - spread - 31 * day).toISOString().slice(0, 10)])
  let next = from
  let done = from
  const copy = async (): Promise<void> => {
    while (next < to) {
      const first = next
      const count = Math.min(perTransaction, to - first)
      next += count
      const at = new Date(until.getTime() - spread * (1 - (first - from) / (to - from)))
      const tables = await storedRows({ holders, template, random, ids }, first, count, at)
      await owner.transaction(async (session) => {
        for (const rows of tables) await session.copy(rows)
      })
      onProgress?.((done += count))
    }
  }
  await Promise.all([copy(), copy()])
}

/** As the database would be after some time of running: nothing measured waits for housekeeping. */
export const settle = async (owner: Database): Promise<void> => {
  await owner.query('vacuum (analyze) ceb."order", ceb.waybill, ceb.inventory, ceb.arrival, ceb.departure')
  await owner.query('checkpoint')
}
