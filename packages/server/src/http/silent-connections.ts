/** Connections on which nothing was asked yet, as browsers open them ahead of need: at the end Node waits a minute for them. */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

export const closeSilentConnections = (app: FastifyInstance): void => {
  const silent = new Set<Socket>()
  let closing = false
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
    if (closing) socket.destroy()
  })
  app.server.on('request', ({ socket }: { socket: Socket }) => silent.delete(socket))
  app.addHook('preClose', async () => {
    closing = true
    for (const socket of silent) socket.destroy()
  })
}
