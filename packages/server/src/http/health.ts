/** Whether this process can do work, and what it did: for those who run it. */
import type { Database } from '@openceb/store'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, type Registry } from 'prom-client'

/** Why the process cannot do work now; empty when it can. */
export type Reasons = () => Promise<readonly string[]>

export const databaseReasons =
  (database: Database): Reasons =>
  async () => {
    try {
      await database.query('select 1')
      return []
    } catch {
      return ['the database does not answer']
    }
  }

const patience = 2000

const within = async (reasons: Reasons): Promise<readonly string[]> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(() => resolve(['no answer within 2 seconds']), patience)
  })
  return Promise.race([reasons(), late]).finally(() => clearTimeout(timer))
}

export const serveHealth = (app: FastifyInstance, reasons: Reasons, registry: Registry): void => {
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/healthz', { logLevel: 'warn' }, async (_request, reply) => {
    const why = await within(reasons)
    return why.length ? reply.code(503).send({ status: 'unavailable', reasons: why }) : { status: 'ok' }
  })
  app.get('/metrics', { logLevel: 'warn' }, async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
