/** One line of JSON for each answer: which route, how it went, how long it took. No addresses, names, queries or secrets. */
import type { FastifyInstance } from 'fastify'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

export const createLogger = (level: string, destination?: DestinationStream): Logger => {
  const options: LoggerOptions = {
    level,
    base: null,
    // What a library logs of a request, cut down to what names nobody.
    serializers: { req: () => undefined, res: () => undefined, err: (error: Error) => ({ name: error.name, stack: error.stack }) },
  }
  // Written at once: a line of the start must not come behind `ready`, nor the reason of an end be lost with the process.
  return pino(options, destination ?? pino.destination({ dest: 1, sync: true }))
}

export const logAnswers = (app: FastifyInstance): void => {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    )
  })
}
