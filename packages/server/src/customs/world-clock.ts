/** The clock of the world that is rehearsed: it runs with the real one and can be moved forward, never back. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'

export interface WorldClock extends Clock {
  /** Milliseconds that the world is ahead. */
  ahead(): number
  /** Moves the world of every process forward. */
  advance(milliseconds: number): Promise<void>
  close(): Promise<void>
}

const channel = 'ceb_clock'
const setting = 'clock'

/** `owner` owns the tables; how far the world is ahead outlives a restart, because its documents do. */
export const openWorldClock = async (owner: Database, real: Clock, onError: (error: Error) => void): Promise<WorldClock> => {
  let ahead = 0
  const read = async (): Promise<void> => {
    const [row] = await owner.query<{ ahead: number }>(`select (value ->> 'ahead')::bigint as ahead from ceb.setting where name = $1`, [setting])
    ahead = Math.max(ahead, row?.ahead ?? 0)
  }
  const stop = await owner.listen(channel, () => void read().catch(onError))
  await read()
  return {
    now: () => new Date(real.now().getTime() + ahead),
    ahead: () => ahead,
    async advance(milliseconds) {
      await owner.transaction(async (session) => {
        await session.run(
          `insert into ceb.setting as s (name, value) values ($1, jsonb_build_object('ahead', $2::bigint))
           on conflict (name) do update set value = jsonb_build_object('ahead', coalesce((s.value ->> 'ahead')::bigint, 0) + $2::bigint)`,
          [setting, Math.round(milliseconds)],
        )
        await session.query('select pg_notify($1, $2)', [channel, ''])
      })
      await read()
    },
    close: stop,
  }
}
