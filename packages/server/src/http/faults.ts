/** What goes wrong on the way to a handler, said in the one shape; never a stack trace, never a value of ours. */
import type { FastifyError, FastifyInstance } from 'fastify'
import { problem, type Problem, type Refusal, refuse } from './problem.ts'

const byCode: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'CONTENT_TYPE',
}

const problemOfError = (error: FastifyError): Problem => {
  const status = error.statusCode ?? 500
  const known = byCode[error.code]
  if (known) return problem(known)
  if (status === 429) return problem('TOO_MANY_REQUESTS')
  if (status === 503) return problem('UNAVAILABLE')
  return status >= 400 && status < 500 ? problem('REQUEST_INVALID', { status }) : problem('INTERNAL')
}

export const answerFaults = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const said = problemOfError(error)
    // Its text may hold values of people: the log gets where it broke and nothing of the request.
    if (said.status >= 500) request.log.error({ fault: error.stack ?? error.message }, 'request broke')
    return refuse(reply, said)
  })
}
