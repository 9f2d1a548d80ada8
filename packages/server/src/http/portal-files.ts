/** The built portal: files that are never changed under their name, and one page for every address of its own. */
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem, refuse } from './problem.ts'

const isPortalAddress = (method: string, url: string): boolean => method === 'GET' && !/^\/(api|exchange|healthz|metrics|assets)(\/|$|\?)/.test(url)

export const servePortal = async (app: FastifyInstance, root: string | undefined): Promise<void> => {
  if (root)
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        void response.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) =>
    root && isPortalAddress(request.method, request.url) ? reply.sendFile('index.html') : refuse(reply, problem('NOT_FOUND')),
  )
}
