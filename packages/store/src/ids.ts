/** Ids and serial numbers come in blocks that belong to one process alone: gaps are allowed, repeats never. */
import type { Database } from './database.ts'

/** Rows that one call to the sequence covers; the sequence counts in steps of this. */
export const idBlock = 1000

export interface Ids {
  /** `count` ids; the month of `at` is part of each, so that a row is found without looking through every month. */
  take(count: number, at: Date): Promise<number[]>
}

const monthFactor = 1_000_000_000_000

const monthNumber = (at: Date): number => (at.getUTCFullYear() - 2000) * 100 + at.getUTCMonth() + 1

/** The bounds of the month (UTC, as the partitions are) that an id belongs to. */
export const monthOfId = (id: number): readonly [from: Date, to: Date] => {
  const month = Math.floor(id / monthFactor)
  const year = 2000 + Math.floor(month / 100)
  const index = (month % 100) - 1
  return [new Date(Date.UTC(year, index, 1)), new Date(Date.UTC(year, index + 1, 1))]
}

/** Bounds that cover every id given: lets PostgreSQL skip the other months. */
export const monthsOfIds = (ids: readonly number[]): readonly [from: Date, to: Date] => {
  let [least = 0, most = 0] = [ids[0], ids[0]]
  for (const id of ids) {
    if (id < least) least = id
    if (id > most) most = id
  }
  return [monthOfId(least)[0], monthOfId(most)[1]]
}

export const openIds = (database: Database, sequence: string): Ids => {
  let next = 0
  let left = 0
  let refill: Promise<void> = Promise.resolve()

  const ensure = async (count: number): Promise<void> => {
    if (left >= count) return
    const blocks = Math.ceil(Math.max(count, idBlock) / idBlock)
    const rows = await database.query<{ first: number }>('select nextval($1::regclass) as first from generate_series(1, $2) order by 1', [
      sequence,
      blocks,
    ])
    // Only a run without a hole can be counted through; the first hole ends what is used of it.
    const starts = rows.map((row) => row.first)
    let end = 1
    while (end < starts.length && starts[end] === (starts[end - 1] ?? 0) + idBlock) end++
    next = starts[0] ?? 0
    left = end * idBlock
    if (left < count) await ensure(count)
  }

  return {
    take(count, at) {
      const base = monthNumber(at) * monthFactor
      const taken = refill.then(async () => {
        await ensure(count)
        const ids = Array.from({ length: count }, (_, index) => base + ((next + index) % monthFactor))
        next += count
        left -= count
        return ids
      })
      refill = taken.then(
        () => undefined,
        () => undefined,
      )
      return taken
    },
  }
}

export interface Serials {
  /** `count` serials of a series, such as `B20261122`: each a number that no one else ever gets. */
  take(series: string, count: number): Promise<number[]>
}

const serialBlock = 500

export const openSerials = (database: Database, table: string): Serials => {
  const open = new Map<string, { next: number; end: number }>()
  let turn: Promise<unknown> = Promise.resolve()

  const taken = async (series: string, count: number): Promise<number[]> => {
    const have = open.get(series) ?? { next: 1, end: 1 }
    if (have.end - have.next < count) {
      const size = Math.max(count, serialBlock)
      const [row] = await database.query<{ end: number }>(
        `insert into ${table} as s (series, used) values ($1, $2)
         on conflict (series) do update set used = s.used + excluded.used returning used + 1 as end`,
        [series, size],
      )
      have.end = row?.end ?? 0
      have.next = have.end - size
      open.set(series, have)
    }
    const serials = Array.from({ length: count }, (_, index) => have.next + index)
    have.next += count
    return serials
  }

  return {
    take(series, count) {
      const result = turn.then(() => taken(series, count))
      turn = result.catch(() => undefined)
      return result
    },
  }
}
