/** Who did what, when and from where: every sign-in, save, declaration and deletion leaves a row that no one here can change. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'

export interface Deed {
  readonly username?: string | undefined
  readonly enterprise?: string | undefined
  readonly address: string
  readonly action: string
  readonly subject?: string | undefined
  readonly result: string
}

/** One statement for all deeds of a request. */
export const recordDeeds = async (database: Database, clock: Clock, deeds: readonly Deed[]): Promise<void> => {
  if (!deeds.length) return
  await database.query(
    `insert into ceb.audit (at, username, enterprise, address, action, subject, result)
     select $1, d.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as d`,
    [
      clock.now(),
      deeds.map(({ username }) => username ?? null),
      deeds.map(({ enterprise }) => enterprise ?? null),
      deeds.map(({ address }) => address),
      deeds.map(({ action }) => action),
      deeds.map(({ subject }) => subject ?? null),
      deeds.map(({ result }) => result),
    ],
  )
}
