/** The clock of the rehearsal over HTTP: everybody of customs sees it, whoever runs the rehearsal moves it on. */
import { shownTime } from '@openceb/kernel'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Access } from '../auth/access.ts'
import { problem, problemOf, refuse } from '../http/problem.ts'
import { issuesOf, requestIssue } from '../http/read.ts'
import { readMoment } from '../search/times.ts'
import { isDirector, isOfficer } from './officers.ts'
import type { WorldClock } from './world-clock.ts'

const year = 366 * 24 * 3600

const move = z.union([
  z.strictObject({
    seconds: z
      .number()
      .positive()
      .max(2 * year),
  }),
  z.strictObject({ to: z.string() }),
])

export const serveClock = (app: FastifyInstance, clock: WorldClock, access: Access): void => {
  const shown = () => ({ now: shownTime(clock.now()), aheadSeconds: Math.round(clock.ahead() / 1000) })

  app.get('/api/v1/customs/clock', async (request, reply) => {
    const identity = await access.identity(request, reply)
    if (!identity) return reply
    return isOfficer(identity.roles) || isDirector(identity.roles) ? shown() : refuse(reply, problem('NO_RIGHT'))
  })

  app.post('/api/v1/customs/clock', async (request, reply) => {
    const identity = await access.identity(request, reply)
    if (!identity) return reply
    if (!isDirector(identity.roles)) return refuse(reply, problem('NO_RIGHT'))
    const body = move.safeParse(request.body)
    if (!body.success) return refuse(reply, problemOf('REQUEST_INVALID', issuesOf(body.error)))
    const to = 'to' in body.data ? readMoment(body.data.to)?.at : new Date(clock.now().getTime() + body.data.seconds * 1000)
    const milliseconds = to ? to.getTime() - clock.now().getTime() : 0
    if (milliseconds <= 0 || milliseconds > 2 * year * 1000)
      return refuse(
        reply,
        problemOf('REQUEST_INVALID', [
          requestIssue('to', '时钟只能向前拨，且一次不超过两年', 'The clock moves forward only, two years at most at once'),
        ]),
      )
    await clock.advance(milliseconds)
    // Time that nobody lived through ends no session of the one who made it pass.
    await access.keep(request)
    return shown()
  })
}
