/** The HTTP side of the window, put together: nothing listens yet, so that a test can ask it without a port. */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { Clock, Random } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { Registry } from 'prom-client'
import { openAccess } from '../auth/access.ts'
import type { Entropy } from '../auth/secrets.ts'
import { serveSignIn } from '../auth/sign-in-routes.ts'
import { serveCodes } from '../codes/code-routes.ts'
import { serveClock } from '../customs/clock-routes.ts'
import { serveConsole } from '../customs/console-routes.ts'
import type { CustomsConsole } from '../customs/contract.ts'
import type { WorldClock } from '../customs/world-clock.ts'
import { serveDocuments } from '../documents/routes.ts'
import { serveExchange } from '../exchange/routes.ts'
import type { Doorbell } from '../exchange/doorbell.ts'
import { mostBytes } from '../exchange/size.ts'
import type { Reference } from '../reference/reference.ts'
import type { Window } from '../window/contract.ts'
import { serveDescription } from '../openapi/routes.ts'
import { answerFaults, earlyFaults } from './faults.ts'
import { databaseReasons, type Reasons, serveHealth } from './health.ts'
import { logAnswers } from './log.ts'
import { servePortal } from './portal-files.ts'
import { endConnections } from './connections.ts'
import { refuseUnstorable } from './unstorable.ts'

export interface ServerParts {
  readonly window: Window
  readonly reference: Reference
  /** Connections of the role behind row-level security. */
  readonly app: Database
  /** Connections of the role that knows accounts, keys and sessions. */
  readonly auth: Database
  readonly clock: Clock
  readonly random: Random
  readonly entropy: Entropy
  readonly logger: FastifyBaseLogger
  /** Rung when receipts were written, so that who waits for them need not ask again and again. */
  readonly doorbell: Doorbell
  /** The text that passes as a captcha in demonstration mode. */
  readonly demoCaptcha?: string | undefined
  /** Where the built portal stands. */
  readonly portalRoot?: string | undefined
  readonly reasons?: Reasons
  readonly metrics?: Registry
  /** The customs side, where officers work with it here. */
  readonly customs?: CustomsConsole
  /** The clock of a rehearsal. */
  readonly worldClock?: WorldClock
}

/** Milliseconds that a request may take to arrive: nobody holds a connection by sending slowly. */
const longestRequest = 120_000

const policy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    // The portal's components write their styles at run time.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    // The card's own program listens on the user's machine.
    connectSrc: ["'self'", 'ws://127.0.0.1:61232'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

export const createServer = async (parts: ServerParts): Promise<FastifyInstance> => {
  const app = fastify({
    loggerInstance: parts.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: mostBytes,
    genReqId: () => parts.random.uuid(),
    return503OnClosing: true,
    requestTimeout: longestRequest,
    ...earlyFaults,
  })
  endConnections(app)
  answerFaults(app)
  refuseUnstorable(app)
  logAnswers(app)
  serveHealth(app, parts.reasons ?? databaseReasons(parts.app), parts.metrics ?? new Registry())
  await app.register(cookie)
  await app.register(helmet, { contentSecurityPolicy: policy, strictTransportSecurity: false })
  await app.register(rateLimit, { global: false })
  // A form of another site can send text, but not JSON: only that is read.
  app.removeContentTypeParser('text/plain')
  const access = openAccess(parts)
  serveDescription(app)
  serveSignIn(app, parts, access)
  serveCodes(app, parts.reference, parts.clock, access)
  serveDocuments(app, parts, access)
  await serveExchange(app, parts, access)
  if (parts.customs) serveConsole(app, parts.customs, parts, access)
  if (parts.worldClock) serveClock(app, parts.worldClock, access)
  await servePortal(app, parts.portalRoot)
  return app
}
