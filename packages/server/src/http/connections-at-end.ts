/**
 * Lets the server end as soon as the last answer is given. Node would wait a minute for connections on which nothing was
 * asked yet, as browsers open them ahead of need, and for those that are kept after an answer given while it ends. What
 * hangs in the middle of a request does not hold the process either.
 */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Milliseconds for the answers under way. */
const patience = 5000

export const endConnections = (app: FastifyInstance): void => {
  const silent = new Set<Socket>()
  let ending = false
  let timer: NodeJS.Timeout | undefined
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
    if (ending) socket.destroy()
  })
  app.server.on('request', ({ socket }: { socket: Socket }) => silent.delete(socket))
  app.addHook('preClose', async () => {
    ending = true
    for (const socket of silent) socket.destroy()
    timer = setTimeout(() => app.server.closeAllConnections(), patience)
  })
  app.addHook('onClose', async () => clearTimeout(timer))
  app.addHook('onSend', async (_request, reply, payload) => {
    if (ending) reply.header('connection', 'close')
    return payload
  })
}
