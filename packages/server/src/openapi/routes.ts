/** The description of the API, for programs and for people. */
import type { FastifyInstance } from 'fastify'
import { describeApi } from './describe.ts'
import { docsPage } from './docs-page.ts'

export const serveDescription = (app: FastifyInstance): void => {
  const described = describeApi()
  const page = docsPage(described)
  app.get('/api/openapi.json', async () => described)
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}
