/** Captcha, signing in and out, and who is signed in. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { problem, problemOf, refuse } from '../http/problem.ts'
import { issuesOf } from '../http/read.ts'
import { type Access, sessionCookie } from './access.ts'
import { recordDeeds } from './audit.ts'
import { openCaptchas } from './captcha.ts'
import type { Identity } from './identity.ts'
import type { Entropy } from './secrets.ts'
import { openSignIn } from './sign-in.ts'

const field = (label: string) => z.string(`${label}不能为空`).min(1, `${label}不能为空`).max(200, `${label}过长`)

const attempt = z.object({
  username: field('用户名'),
  password: field('密码'),
  captcha: field('验证码'),
  captchaId: z.string().max(200).optional(),
})

const shown = ({ roles, caller, person }: Identity) => ({
  user: { username: person?.username, name: person?.name, role: roles.join(','), roles },
  enterprise: caller ? { code: caller.enterprise, name: person?.enterpriseName, roles } : null,
})

interface Parts {
  readonly auth: Database
  readonly clock: Clock
  readonly entropy: Entropy
  readonly demoCaptcha?: string | undefined
}

const verdicts = { refused: 'SIGN_IN_REFUSED', locked: 'ACCOUNT_LOCKED' } as const

export const serveSignIn = (app: FastifyInstance, { auth, clock, entropy, demoCaptcha }: Parts, access: Access): void => {
  const captchas = openCaptchas(auth, clock, entropy, demoCaptcha)
  const signIn = openSignIn(auth, clock, captchas)
  const often = { config: { rateLimit: { max: 240, timeWindow: 60_000 } } }

  const setCookie = (reply: FastifyReply, token: string, secure: boolean): FastifyReply =>
    reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })

  app.get('/api/v1/captcha', often, async (_request, reply) => reply.header('cache-control', 'no-store').send(await captchas.draw()))

  app.post('/api/v1/session', often, async (request, reply) => {
    const body = attempt.safeParse(request.body)
    if (!body.success) return refuse(reply, problemOf('REQUEST_INVALID', issuesOf(body.error)))
    const { username } = body.data
    const verdict = await signIn(body.data)
    const audit = (result: string, enterprise?: string) =>
      recordDeeds(auth, clock, [{ username, enterprise, address: request.ip, action: 'sign-in', result }])
    if (verdict !== 'passed') {
      await audit(verdict)
      return refuse(reply, problem(verdicts[verdict]))
    }
    const before = request.cookies[sessionCookie]
    if (before) await access.sessions.end(before)
    const token = await access.sessions.open(username)
    const identity = await access.sessions.find(token)
    await audit('done', identity?.caller?.enterprise)
    return setCookie(reply, token, request.protocol === 'https').send(identity ? shown(identity) : {})
  })

  app.get('/api/v1/session', async (request, reply) => {
    const identity = await access.identity(request, reply)
    return identity ? reply.header('cache-control', 'no-store').send(shown(identity)) : reply
  })

  app.delete('/api/v1/session', async (request, reply) => {
    const identity = await access.identity(request, reply)
    if (!identity) return reply
    const token = request.cookies[sessionCookie]
    if (token) await access.sessions.end(token)
    const { caller, person } = identity
    await recordDeeds(auth, clock, [
      { username: person?.username, enterprise: caller?.enterprise, address: request.ip, action: 'sign-out', result: 'done' },
    ])
    return reply.clearCookie(sessionCookie, { path: '/' }).code(204).send()
  })
}
