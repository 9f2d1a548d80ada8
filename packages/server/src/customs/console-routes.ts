/** The console of the officers over HTTP: work lists, cases, decisions row by row, and what the customs side works by. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from '../auth/access.ts'
import { recordDeeds } from '../auth/audit.ts'
import type { Identity } from '../auth/identity.ts'
import { problem, problemOf, refuse } from '../http/problem.ts'
import { issuesOf, requestIssue } from '../http/read.ts'
import { type CustomsConsole, type DecidedRow, type DecisionRow, queues, results, settingNames } from './contract.ts'
import { deciders, isDirector, isOfficer, mayDecide } from './officers.ts'
import { shownCase, shownItem } from './shown.ts'

interface Parts {
  readonly auth: Database
  readonly clock: Clock
}

const idText = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,16}$/, '主键格式不正确'))

const question = z.object({
  customsCode: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z~\d{1,16}$/)
    .optional(),
})

const decisionRows = z.object({
  rows: z
    .array(
      z.object({
        id: idText.transform(Number),
        decision: z.string().max(30),
        note: z.string().max(500, '意见不能超过500字').optional(),
        result: z.enum(results).optional(),
      }),
    )
    .min(1, '请先选择数据')
    .max(100, '一次最多选择100条'),
})

const noRight = (id: number): DecidedRow => ({ id, ok: false, code: 'NO_RIGHT', message: '无权限', messageEn: 'No right to do this' })

export const serveConsole = (app: FastifyInstance, customs: CustomsConsole, { auth, clock }: Parts, access: Access): void => {
  const officer = async (request: FastifyRequest, reply: FastifyReply, may: (roles: readonly string[]) => boolean): Promise<Identity | undefined> => {
    const identity = await access.identity(request, reply)
    if (!identity || may(identity.roles)) return identity
    await refuse(reply, problem('NO_RIGHT'))
    return undefined
  }
  const anyOfCustoms = (roles: readonly string[]): boolean => isOfficer(roles) || isDirector(roles)

  app.get('/api/v1/customs/queues', async (request, reply) => {
    if (!(await officer(request, reply, anyOfCustoms))) return reply
    const lists = await Promise.all(queues.map((queue) => customs.queue(queue, { limit: 1 })))
    return { items: queues.map((queue, index) => ({ queue, total: lists[index]?.total ?? 0 })) }
  })

  app.get<{ Params: { queue: string } }>('/api/v1/customs/queues/:queue', async (request, reply) => {
    if (!(await officer(request, reply, anyOfCustoms))) return reply
    const queue = queues.find((name) => name === request.params.queue)
    if (!queue) return refuse(reply, problem('NOT_FOUND'))
    const asked = question.safeParse(request.query)
    if (!asked.success) return refuse(reply, problemOf('REQUEST_INVALID', issuesOf(asked.error)))
    const { items, ...rest } = await customs.queue(queue, asked.data)
    return { items: items.map(shownItem), ...rest }
  })

  app.get<{ Params: { id: string } }>('/api/v1/customs/cases/:id', async (request, reply) => {
    if (!(await officer(request, reply, anyOfCustoms))) return reply
    const { id } = request.params
    const found = /^\d{1,16}$/.test(id) ? await customs.caseDetail(Number(id)) : undefined
    return found ? shownCase(found) : refuse(reply, problem('NOT_FOUND'))
  })

  app.get('/api/v1/customs/decisions', async (request, reply) => {
    const identity = await officer(request, reply, anyOfCustoms)
    if (!identity) return reply
    return { decisions: Object.keys(deciders).filter((decision) => mayDecide(identity.roles, decision)), results }
  })

  app.post('/api/v1/customs/decisions', async (request, reply) => {
    const identity = await officer(request, reply, isOfficer)
    if (!identity?.person) return identity ? refuse(reply, problem('NO_RIGHT')) : reply
    const body = decisionRows.safeParse(request.body)
    if (!body.success) return refuse(reply, problemOf('REQUEST_INVALID', issuesOf(body.error)))
    const wanted = body.data.rows as readonly DecisionRow[]
    // A decision that there is not is for the customs side to refuse.
    const mine = ({ decision }: DecisionRow): boolean => !Object.hasOwn(deciders, decision) || mayDecide(identity.roles, decision)
    const decided = [...(await customs.decide(identity.person.username, wanted.filter(mine)))]
    const rows = wanted.map((row) => (mine(row) ? (decided.shift() ?? noRight(row.id)) : noRight(row.id)))
    await recordDeeds(
      auth,
      clock,
      rows.map(({ id, ok, code }, index) => ({
        username: identity.person?.username,
        address: request.ip,
        action: wanted[index]?.decision ?? '',
        subject: `customs/${id}`,
        result: ok ? 'done' : (code ?? 'refused'),
      })),
    )
    const succeeded = rows.filter(({ ok }) => ok).length
    return {
      total: rows.length,
      succeeded,
      failed: rows.length - succeeded,
      rows: rows.map((row) => ({ ...row, id: String(row.id) })),
    }
  })

  app.get('/api/v1/customs/settings', async (request, reply) => {
    if (!(await officer(request, reply, anyOfCustoms))) return reply
    return customs.settings()
  })

  app.put<{ Params: { name: string } }>('/api/v1/customs/settings/:name', async (request, reply) => {
    const identity = await officer(request, reply, isDirector)
    if (!identity) return reply
    const name = settingNames.find((known) => known === request.params.name)
    if (!name) return refuse(reply, problem('NOT_FOUND'))
    const faults = await customs.replaceSetting(name, request.body)
    await recordDeeds(auth, clock, [
      {
        username: identity.person?.username,
        address: request.ip,
        action: 'set',
        subject: `customs/${name}`,
        result: faults.length ? 'refused' : 'done',
      },
    ])
    return faults.length
      ? refuse(
          reply,
          problemOf(
            'REFUSED',
            faults.map(({ path, message, messageEn }) => requestIssue(path, message, messageEn)),
          ),
        )
      : reply.code(204).send()
  })
}
