/** Keys of programs. What a key opens is remembered for a few seconds: the intake asks for every message. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import type { Identity } from './identity.ts'
import { hashOf } from './secrets.ts'

interface KeyRow {
  readonly enterprise: string
  readonly dxpId: string
  readonly roles: readonly string[]
  readonly dxpIds: readonly string[]
}

export interface Keys {
  find(key: string): Promise<Identity | undefined>
}

/** A key that was taken away opens nothing after this. */
const remembered = 5000
const mostRemembered = 10_000

export const openKeys = (auth: Database, clock: Clock): Keys => {
  const known = new Map<string, { identity: Identity | undefined; until: number }>()

  const load = async (hash: string): Promise<Identity | undefined> => {
    const [row] = await auth.query<KeyRow>(
      `select k.enterprise, k.dxp_id as "dxpId", e.roles,
         array(select u.dxp_id from ceb.dxp_user u where u.enterprise = k.enterprise order by 1) as "dxpIds"
       from ceb.api_key k join ceb.enterprise e on e.code = k.enterprise
       where k.hash = $1 and k.active and e.active`,
      [hash],
    )
    return (
      row && {
        roles: row.roles,
        caller: { enterprise: row.enterprise, roles: row.roles, dxpIds: row.dxpIds },
        sender: { enterprise: row.enterprise, dxpId: row.dxpId },
      }
    )
  }

  return {
    async find(key) {
      const hash = hashOf(key)
      const now = clock.now().getTime()
      const held = known.get(hash)
      // A clock that was set back must not keep a key alive.
      if (held && held.until > now && held.until <= now + remembered) return held.identity
      const identity = await load(hash)
      if (known.size >= mostRemembered) known.clear()
      known.set(hash, { identity, until: now + remembered })
      return identity
    },
  }
}
