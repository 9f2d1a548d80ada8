/** All that can be done with documents over HTTP. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import type { FastifyInstance } from 'fastify'
import type { Access } from '../auth/access.ts'
import type { Reference } from '../reference/reference.ts'
import type { Window } from '../window/contract.ts'
import { serveReads } from './read-routes.ts'
import { serveWrites } from './write-routes.ts'

export const serveDocuments = (
  app: FastifyInstance,
  parts: { readonly window: Window; readonly app: Database; readonly reference: Reference; readonly clock: Clock },
  access: Access,
): void => {
  serveReads(app, parts, access)
  serveWrites(app, parts, access)
}
