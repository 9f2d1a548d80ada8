/** Requests over a real connection that are no proper HTTP, or too much of it: answered in the one shape, and the server goes on. */
import { request } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { expectProblem } from '../testing/refusals.ts'
import { givenServer } from '../testing/server.ts'

const listening = async () => {
  const given = await givenServer()
  await given.http.listen({ port: 0, host: '127.0.0.1' })
  const address = given.http.server.address()
  return { ...given, port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
}

interface Answer {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: string
}

/** What the server says to raw bytes before it hangs up. */
const say = (port: number, text: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part))
    socket.once('error', reject)
    socket.once('close', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n', 2)
      const [first = '', ...lines] = head.split('\r\n')
      const headers = Object.fromEntries(
        lines.map((line): [string, string] => [line.split(': ', 1)[0]?.toLowerCase() ?? '', line.slice(line.indexOf(': ') + 2)]),
      )
      resolve({ statusCode: Number(first.split(' ')[1]), headers, body })
    })
  })

test.each([
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['two lengths', 'POST /exchange/validate HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
  ['a length and parts', 'POST /exchange/validate HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  ['headers without end', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
])('%s is told so', async (what, text, status) => {
  const { port, http } = await listening()
  expectProblem(await say(port, text), status, 'REQUEST_INVALID', what)
  expect((await http.inject('/healthz')).statusCode).toBe(200)
})

const sendMuch = (port: number, headers: Record<string, string | number>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const posting = request({ port, method: 'POST', path: '/exchange/messages', headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => (body += part))
      response.once('end', () => resolve({ statusCode: response.statusCode ?? 0, headers: response.headers as Record<string, string>, body }))
    })
    // The server may hang up while we still send: what it said before counts.
    posting.once('error', (error) => setTimeout(() => reject(error), 500))
    const part = Buffer.alloc(1024 * 1024, 32)
    const more = (left: number): void => {
      if (posting.destroyed) return
      if (!left) return void posting.end()
      if (posting.write(part)) setImmediate(() => more(left - 1))
      else posting.once('drain', () => more(left - 1))
    }
    more(11)
  })

test('eleven megabytes over a real connection are refused in the one shape, said beforehand or not, and a stranger is not read at all', async () => {
  const { port, programOf, owner } = await listening()
  expectProblem(await sendMuch(port, { ...programOf('platform'), 'content-length': 11 * 1024 * 1024 }), 413, 'TOO_LARGE', 'with its length')
  expectProblem(await sendMuch(port, programOf('platform')), 413, 'TOO_LARGE', 'in parts')
  expectProblem(await sendMuch(port, { 'content-length': 11 * 1024 * 1024 }), 401, 'KEY_NOT_VALID', 'without a key')
  expect(await owner.query('select from ceb.message')).toEqual([])
})

test('a connection that never finishes its request does not keep the system from stopping', { timeout: 20_000 }, async () => {
  const { port, http } = await listening()
  const socket = connect(port, '127.0.0.1', () => socket.write('POST /exchange/validate HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx'))
  const gone = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)))
  socket.once('error', () => {})
  await new Promise((resolve) => setTimeout(resolve, 100))
  await http.close()
  expect(await gone).toBe(true)
})
