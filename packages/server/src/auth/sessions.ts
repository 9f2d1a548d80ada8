/** Sessions of people: a random token in the browser, its hash here, over after half an hour without a request. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import type { Identity } from './identity.ts'
import { type Entropy, hashOf, newToken } from './secrets.ts'

const idleMinutes = 30

export interface Sessions {
  open(username: string): Promise<string>
  find(token: string): Promise<Identity | undefined>
  /** Makes the session as fresh as now, however long ago its last request was. */
  keep(token: string): Promise<void>
  end(token: string): Promise<Identity | undefined>
}

interface SessionRow {
  readonly username: string
  readonly name: string
  readonly role: string
  readonly seenAt: Date
  readonly enterprise: string | null
  readonly enterpriseName: string | null
  readonly enterpriseRoles: readonly string[] | null
  readonly dxpIds: readonly string[]
}

/** A person of an enterprise acts in those of its roles that were given to the person. */
const identityOf = (row: SessionRow): Identity => {
  const given = row.role.split(',')
  const { enterprise, username, name, enterpriseName, dxpIds } = row
  const person = { username, name, enterpriseName }
  if (enterprise === null) return { roles: given, person }
  const roles = given.filter((role) => row.enterpriseRoles?.includes(role))
  return { roles, person, caller: { enterprise, roles, dxpIds, username } }
}

/** Requests of one page come together: they need not all be written down. */
const seenOften = 1000

export const openSessions = (auth: Database, clock: Clock, entropy: Entropy): Sessions => {
  const oldest = (): Date => new Date(clock.now().getTime() - idleMinutes * 60_000)

  const load = async (hash: string): Promise<SessionRow | undefined> => {
    const [row] = await auth.query<SessionRow>(
      `select s.username, s.seen_at as "seenAt", a.name, a.role, a.enterprise, e.name as "enterpriseName",
         e.roles as "enterpriseRoles", array(select u.dxp_id from ceb.dxp_user u where u.enterprise = a.enterprise order by 1) as "dxpIds"
       from ceb.session s join ceb.account a using (username) left join ceb.enterprise e on e.code = a.enterprise
       where s.hash = $1 and s.seen_at >= $2 and a.active and coalesce(e.active, true)`,
      [hash, oldest()],
    )
    return row
  }

  return {
    async open(username) {
      const token = newToken(entropy)
      const now = clock.now()
      await auth.transaction(async (session) => {
        await session.run('delete from ceb.session where seen_at < $1', [oldest()])
        await session.run('insert into ceb.session (hash, username, created_at, seen_at) values ($1, $2, $3, $3)', [hashOf(token), username, now])
      })
      return token
    },
    async find(token) {
      const hash = hashOf(token)
      const row = await load(hash)
      if (!row) return undefined
      const now = clock.now()
      if (now.getTime() - row.seenAt.getTime() >= seenOften)
        await auth.query('update ceb.session set seen_at = greatest(seen_at, $2) where hash = $1', [hash, now])
      return identityOf(row)
    },
    async keep(token) {
      await auth.query('update ceb.session set seen_at = greatest(seen_at, $2) where hash = $1', [hashOf(token), clock.now()])
    },
    async end(token) {
      const row = await load(hashOf(token))
      await auth.query('delete from ceb.session where hash = $1', [hashOf(token)])
      return row && identityOf(row)
    },
  }
}
