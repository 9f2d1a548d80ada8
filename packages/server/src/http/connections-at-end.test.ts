import fastify from 'fastify'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { endConnections } from './connections-at-end.ts'

test('a connection on which nothing was asked does not hold up the end, and an answer under way is given', async () => {
  const app = fastify()
  endConnections(app)
  let answer = (_text: string): void => {}
  const asked = new Promise<void>((resolve) => {
    app.get('/slow', async () => {
      resolve()
      return new Promise<string>((done) => (answer = done))
    })
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const silent = connect(Number(new URL(address).port), '127.0.0.1').resume()
  await once(silent, 'connect')
  const slow = fetch(`${address}/slow`)
  await asked
  const closed = app.close()
  await once(silent, 'close')
  answer('done')
  expect(await (await slow).text()).toBe('done')
  await closed
})
