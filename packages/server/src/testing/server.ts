/** The whole HTTP side on a database of its own, with people and programs of the demonstration world, for tests. */
import { copyRows } from '@openceb/store'
import { onTestFinished } from 'vitest'
import { hashPassword } from '../auth/passwords.ts'
import { hashOf, systemEntropy } from '../auth/secrets.ts'
import { demoEnterprises, demoOfficials } from '../demo/world.ts'
import { openDoorbell } from '../exchange/doorbell.ts'
import { createServer, type ServerParts } from '../http/create-server.ts'
import { createLogger } from '../http/log.ts'
import { openWindow } from '../window/window.ts'
import { givenWindow } from './window.ts'

export const testPassword = 'Correct-Horse-9'
export const testCaptcha = 'demo-captcha'

/** Of a demonstration enterprise, by the name of its user. */
const keyOf = (user: string): string => `key-of-${user}`

const codeOf = (user: string): string => demoEnterprises.find((enterprise) => enterprise.user === user)?.code ?? ''

export const givenServer = async (change: Partial<ServerParts> = {}, window?: Awaited<ReturnType<typeof givenWindow>>) => {
  const given = window ?? (await givenWindow())
  const { owner, parts, app, reference } = given
  const auth = given.open('auth', 'ceb_auth')
  const hash = await hashPassword(testPassword)
  const people = [
    ...demoEnterprises.map(({ user, code, roles }) => [user, user, code, roles.join(','), hash]),
    ...demoOfficials.map(({ username, role }) => [username, username, null, role, hash]),
  ]
  const keys = demoEnterprises.map(({ user, code, dxpId }) => [hashOf(keyOf(user)), code, dxpId, parts.clock.now()])
  await owner.transaction(async (session) => {
    await session.copy(copyRows('ceb.account', ['username', 'name', 'enterprise', 'role', 'password_hash'], people))
    await session.copy(copyRows('ceb.api_key', ['hash', 'enterprise', 'dxp_id', 'created_at'], keys))
  })
  const doorbell = openDoorbell()
  const logged: string[] = []
  const own = openWindow({ ...parts, clock: change.clock ?? parts.clock, wake: (stage) => stage === 'receipts' && doorbell.ring() })
  const http = await createServer({
    window: own,
    reference,
    app,
    auth,
    clock: parts.clock,
    random: parts.random,
    entropy: systemEntropy,
    logger: createLogger('info', { write: (line: string) => void logged.push(line) }),
    doorbell,
    demoCaptcha: testCaptcha,
    ...change,
  })
  onTestFinished(() => http.close())

  const signIn = async (username: string, password = testPassword, captcha = testCaptcha) =>
    http.inject({ method: 'POST', url: '/api/v1/session', payload: { username, password, captcha } })

  return {
    ...given,
    window: own,
    http,
    auth,
    logged,
    codeOf,
    signIn,
    /** The headers of a browser that is signed in. */
    async browserOf(username: string): Promise<{ cookie: string }> {
      const answer = await signIn(username)
      const [cookie] = answer.cookies
      if (!cookie) throw new Error(answer.body)
      return { cookie: `${cookie.name}=${cookie.value}` }
    },
    programOf: (user: string): { authorization: string } => ({ authorization: `Bearer ${keyOf(user)}` }),
  }
}
