/** Makes the demonstration world at the first start; at later ones only its address is brought up to date. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import { hashPassword } from '../auth/passwords.ts'
import { type Entropy, hashOf, newToken, newWord } from '../auth/secrets.ts'
import { type DemoCredentials, readCredentials, writeCredentials } from './credentials.ts'
import { storeWorld } from './store-world.ts'
import { demoCustomsCode, demoEnterprises, demoOfficials, demoSites } from './world.ts'

export interface DemoStart {
  /** Owns the tables. */
  readonly owner: Database
  readonly dataDir: string
  readonly url: string
  readonly clock: Clock
  readonly entropy: Entropy
  readonly cards?: DemoCredentials['cards']
}

const draw = ({ url, entropy, cards = [] }: DemoStart): DemoCredentials => ({
  url,
  captcha: newWord(entropy, 12),
  customsCode: demoCustomsCode,
  users: [
    ...demoEnterprises.map(({ user, roles, code }) => ({
      username: user,
      role: roles.join(','),
      enterpriseCode: code,
    })),
    ...demoOfficials.map(({ username, role }) => ({ username, role, enterpriseCode: null })),
  ].map((user) => ({ ...user, password: newWord(entropy, 16) })),
  apiKeys: demoEnterprises.map(({ code, name, dxpId, roles, user }) => ({
    enterpriseCode: code,
    enterpriseName: name,
    dxpId,
    roles,
    supervisedPlaces: demoSites.flatMap(({ loctNo, operator }) => (operator === user ? [loctNo] : [])),
    key: newToken(entropy),
  })),
  cards,
})

/** Answers what the file says; undefined when the database holds a world that is not the demonstration's. */
export const openDemo = async (start: DemoStart): Promise<DemoCredentials | undefined> => {
  const { owner, dataDir, url, clock } = start
  const made = await owner.transaction(async (session) => {
    await session.query('lock table ceb.enterprise in share row exclusive mode')
    const [inhabited] = await session.query('select from ceb.enterprise limit 1')
    if (inhabited) return undefined
    const credentials = draw(start)
    await storeWorld(session, {
      users: await Promise.all(
        credentials.users.map(async ({ username, password, role, enterpriseCode }) => ({
          username,
          role,
          enterpriseCode,
          passwordHash: await hashPassword(password),
        })),
      ),
      keys: credentials.apiKeys.map(({ enterpriseCode, dxpId, key }) => ({ enterpriseCode, dxpId, hash: hashOf(key) })),
      at: clock.now(),
    })
    // Before the commit: a world whose passwords nobody knows would be worse than none.
    await writeCredentials(dataDir, credentials)
    return credentials
  })
  if (made) return made
  const known = await readCredentials(dataDir)
  if (known && known.url !== url) await writeCredentials(dataDir, { ...known, url })
  return known && { ...known, url }
}
