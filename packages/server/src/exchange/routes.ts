/** The exchange over HTTP: messages in, receipts out, and a check that stores nothing. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from '../auth/access.ts'
import { problemOf, refuse } from '../http/problem.ts'
import { issuesOf, requestIssue } from '../http/read.ts'
import type { Answer, Window } from '../window/contract.ts'
import { beginning, readCursor } from './cursor.ts'
import type { Doorbell } from './doorbell.ts'
import { awaitReceipts } from './receipts.ts'

interface Parts {
  readonly window: Window
  readonly app: Database
  readonly clock: Clock
  readonly doorbell: Doorbell
}

const xml = 'application/xml; charset=utf-8'

const reading = z.object({
  after: z.string().max(100).default(''),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  wait: z.coerce.number().min(0).max(60).default(0),
})

const bytesOf = ({ body }: FastifyRequest): Uint8Array => (Buffer.isBuffer(body) ? body : new Uint8Array())

const send = (reply: FastifyReply, answer: Answer): FastifyReply => {
  if (answer.kind === 'technical') return reply.code(422).type(xml).send(answer.xml)
  if (answer.replay) reply.header('idempotent-replay', 'true')
  return answer.kind === 'receipts'
    ? reply.type(xml).send(answer.xml)
    : reply.code(202).header('preference-applied', 'respond-async').send({ guid: answer.guid })
}

const prefersLater = ({ headers }: FastifyRequest): boolean => /(^|,)\s*respond-async\s*(,|;|$)/i.test([headers.prefer ?? ''].flat().join(','))

export const serveExchange = async (app: FastifyInstance, parts: Parts, access: Access): Promise<void> => {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    parts.doorbell.ring()
  })

  await app.register(async (exchange) => {
    // Whatever a program calls its bytes, they are read as a message.
    exchange.removeAllContentTypeParsers()
    exchange.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

    exchange.post('/exchange/messages', {
      // Before the body is read: a stranger's ten megabytes are not.
      onRequest: async (request, reply) => {
        // Nor is the connection kept for what is left of them.
        reply.header('connection', 'close')
        const identity = await access.sender(request, reply)
        if (!identity) return reply
        reply.removeHeader('connection')
        request.setDecorator('sender', identity.sender)
        return undefined
      },
      handler: async (request, reply) =>
        send(
          reply,
          await parts.window.takeIn({
            bytes: bytesOf(request),
            sender: request.getDecorator('sender'),
            channel: 'http',
            ...(prefersLater(request) ? { later: true } : {}),
          }),
        ),
    })
    exchange.decorateRequest('sender', null)

    exchange.post('/exchange/validate', {
      config: { rateLimit: { max: 3000, timeWindow: 60_000 } },
      handler: async (request) => parts.window.validate(bytesOf(request)),
    })

    exchange.get('/exchange/receipts', async (request, reply) => {
      const identity = await access.sender(request, reply)
      if (!identity) return reply
      const asked = reading.safeParse(request.query)
      if (!asked.success) return refuse(reply, problemOf('REQUEST_INVALID', issuesOf(asked.error)))
      const { after, limit, wait } = asked.data
      const place = after === '' ? beginning : readCursor(after)
      if (!place)
        return refuse(
          reply,
          problemOf('REQUEST_INVALID', [
            requestIssue('after', '游标无效，请使用上次返回的 next', 'This cursor was never given: use the `next` of an answer'),
          ]),
        )
      return awaitReceipts(parts, identity.caller, place, limit, {
        seconds: wait,
        doorbell: parts.doorbell,
        isOver: () => closing || request.raw.socket.destroyed,
      })
    })
  })
}
