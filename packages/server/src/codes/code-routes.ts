/** Code lists over HTTP: what fits what was typed, or what given codes mean. */
import { type Clock, wireDate } from '@openceb/kernel'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Access } from '../auth/access.ts'
import { problem, problemOf, refuse } from '../http/problem.ts'
import { issuesOf } from '../http/read.ts'
import type { Reference } from '../reference/reference.ts'
import { sourceOf } from './code-answer.ts'

const question = z.object({
  q: z.string().max(100).default(''),
  codes: z.string().max(20_000).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(50),
})

export const serveCodes = (app: FastifyInstance, reference: Reference, clock: Clock, access: Access): void => {
  // Built before the first person types, not while that person waits.
  app.addHook('onListen', async () => void reference.search())

  app.get<{ Params: { list: string } }>('/api/v1/codes/:list', async (request, reply) => {
    const identity = await access.identity(request, reply)
    if (!identity) return reply
    const asked = question.safeParse(request.query)
    if (!asked.success) return refuse(reply, problemOf('REQUEST_INVALID', issuesOf(asked.error)))
    const source = sourceOf(reference, request.params.list, wireDate(clock.now()))
    if (!source) return refuse(reply, problem('NOT_FOUND'))
    const { q, codes, limit } = asked.data
    return codes === undefined ? source.search(q, limit) : source.find(codes.split(',').filter(Boolean))
  })
}
