/** Lets a stop be a stop: what is under way gets its answer, what hangs does not hold the process. */
import type { FastifyInstance } from 'fastify'

/** Milliseconds for the answers under way. */
const patience = 5000

export const endConnections = (app: FastifyInstance): void => {
  let timer: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    timer = setTimeout(() => app.server.closeAllConnections(), patience)
  })
  app.addHook('onClose', async () => clearTimeout(timer))
}
