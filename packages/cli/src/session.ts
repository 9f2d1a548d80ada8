/** Signing in as a person, for what programs have no key for: the customs side belongs to its officers. */
import type { Credentials } from './credentials.ts'
import { exit, Failure } from './exit.ts'
import { problemText, request, type Request, requestJson } from './http.ts'

export interface Session {
  readonly username: string
  get<T>(path: string): Promise<T>
  /** The answer of a change; undefined where there is none. */
  send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T | undefined>
}

type Credential = Pick<Credentials['users'][number], 'username' | 'password'>

const json = { 'content-type': 'application/json' }

/** Signs in, does the work and signs out again. */
export const asUser = async <T>(address: string, user: Credential, captcha: string, work: (session: Session) => Promise<T>): Promise<T> => {
  const { username, password } = user
  const body = JSON.stringify({ username, password, captcha })
  const signedIn = await request(address, '/api/v1/session', { method: 'POST', headers: json, body })
  if (!signedIn.ok) throw new Failure(exit.refused, await problemText(signedIn))
  await signedIn.arrayBuffer()
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  const call = (path: string, more: Request = {}) => request(address, path, { ...more, headers: { cookie, ...more.headers } })
  try {
    return await work({
      username,
      get: (path) => requestJson(address, path, { headers: { cookie } }),
      async send<R>(method: string, path: string, content: unknown) {
        const response = await call(path, { method, headers: json, body: JSON.stringify(content) })
        if (!response.ok) throw new Failure(exit.refused, await problemText(response))
        return response.status === 204 ? undefined : ((await response.json()) as R)
      },
    })
  } finally {
    await call('/api/v1/session', { method: 'DELETE' }).then((response) => response.arrayBuffer())
  }
}
