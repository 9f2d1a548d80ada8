/** Lets a stop be a stop: what is under way gets its answer, and neither what hangs nor what is merely open holds the process. */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Milliseconds for the answers under way. */
const patience = 5000

export const endConnections = (app: FastifyInstance): void => {
  let timer: NodeJS.Timeout | undefined
  // Browsers open connections ahead of need, and Node waits for them as if something had been asked.
  const silent = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
    if (timer) socket.destroy()
  })
  app.server.on('request', ({ socket }: { socket: Socket }) => silent.delete(socket))
  app.addHook('preClose', async () => {
    timer = setTimeout(() => app.server.closeAllConnections(), patience)
    for (const socket of silent) socket.destroy()
  })
  // Kept for a next request, the connection of the last answer would be waited for, too.
  app.addHook('onSend', async (_request, reply, payload) => {
    if (timer) reply.header('connection', 'close')
    return payload
  })
  app.addHook('onClose', async () => clearTimeout(timer))
}
