/** Who may call a route: found out once per request, from the key of a program or the cookie of a browser. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Problem, problem, refuse } from '../http/problem.ts'
import type { Caller, Sender } from '../window/contract.ts'
import type { Identity } from './identity.ts'
import { openKeys } from './keys.ts'
import type { Entropy } from './secrets.ts'
import { openSessions, type Sessions } from './sessions.ts'

export const sessionCookie = 'ceb_session'

export interface Access {
  readonly sessions: Sessions
  /** Each answers the request itself when it may not go on, and then gives undefined. */
  identity(request: FastifyRequest, reply: FastifyReply): Promise<Identity | undefined>
  caller(request: FastifyRequest, reply: FastifyReply): Promise<Caller | undefined>
  /** Counts as a request of now: for one that moved the clock. */
  keep(request: FastifyRequest): Promise<void>
  sender(request: FastifyRequest, reply: FastifyReply): Promise<(Identity & { sender: Sender; caller: Caller }) | undefined>
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

/** Browsers say where a request comes from; one that another site made is not its user's will. */
const isForeign = ({ method, headers }: FastifyRequest): boolean => {
  if (safe.has(method)) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  return headers.origin !== undefined && hostOf(headers.origin) !== headers.host
}

const bearer = (request: FastifyRequest): string | undefined => /^Bearer +([\x21-\x7e]+)$/i.exec(request.headers.authorization ?? '')?.[1]

export const openAccess = ({ auth, clock, entropy }: { auth: Database; clock: Clock; entropy: Entropy }): Access => {
  const keys = openKeys(auth, clock)
  const sessions = openSessions(auth, clock, entropy)

  const found = async (request: FastifyRequest): Promise<Identity | Problem> => {
    if (request.headers.authorization !== undefined) {
      const key = bearer(request)
      return (key && (await keys.find(key))) || problem('KEY_NOT_VALID')
    }
    const token = request.cookies[sessionCookie]
    const identity = token ? await sessions.find(token) : undefined
    if (!identity) return problem('NOT_SIGNED_IN')
    return isForeign(request) ? problem('FOREIGN_ORIGIN') : identity
  }

  const identity: Access['identity'] = async (request, reply) => {
    const result = await found(request)
    if (!('status' in result)) return result
    await refuse(reply, result)
    return undefined
  }

  return {
    sessions,
    identity,
    async caller(request, reply) {
      const known = await identity(request, reply)
      if (known && !known.caller) await refuse(reply, problem('NO_RIGHT'))
      return known?.caller
    },
    async keep(request) {
      const token = request.cookies[sessionCookie]
      if (token) await sessions.keep(token)
    },
    async sender(request, reply) {
      if (bearer(request) === undefined) {
        await refuse(reply, problem('KEY_NOT_VALID'))
        return undefined
      }
      const known = await identity(request, reply)
      return known?.sender && known.caller ? { ...known, sender: known.sender, caller: known.caller } : undefined
    },
  }
}
