/** What goes wrong on the way to a handler, said in the one shape; never a stack trace, never a value of ours. */
import type { FastifyError, FastifyInstance, FastifyServerOptions } from 'fastify'
import { STATUS_CODES } from 'node:http'
import { problem, type Problem, type Refusal, refuse } from './problem.ts'

const byCode: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'CONTENT_TYPE',
}

/** The database went away or is not there yet: nothing was decided, the same request may be sent again. */
const isDatabaseGone = ({ code, message }: Partial<FastifyError>): boolean =>
  /^(08|57P0|ECONN|ENOENT$|EPIPE$)/.test(code ?? '') || /^Connection terminated|^Client has encountered a connection error/.test(message ?? '')

const problemOfError = (error: FastifyError): Problem => {
  const status = error.statusCode ?? 500
  const known = byCode[error.code]
  if (known) return problem(known)
  if (status === 429) return problem('TOO_MANY_REQUESTS')
  if (status === 503 || isDatabaseGone(error)) return problem('UNAVAILABLE')
  return status >= 400 && status < 500 ? problem('REQUEST_INVALID', { status }) : problem('INTERNAL')
}

/** What goes wrong before there is a route: an address that is no text, a request that is no HTTP. */
export const earlyFaults: Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> = {
  frameworkErrors: (error, _request, reply) => void refuse(reply, problemOfError(error)),
  clientErrorHandler(error, socket) {
    const code = 'code' in error ? error.code : undefined
    if (code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
    const body = JSON.stringify(problem('REQUEST_INVALID', { status }))
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'content-type: application/problem+json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    )
  },
}

export const answerFaults = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const said = problemOfError(error)
    // Its text may hold values of people: the log gets where it broke and nothing of the request.
    if (said.status >= 500) request.log.error({ fault: error.stack ?? error.message }, 'request broke')
    return refuse(reply, said)
  })
}
