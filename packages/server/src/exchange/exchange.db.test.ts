import { readMessage } from '@openceb/message'
import { expect, test } from 'vitest'
import { givenServer } from '../testing/server.ts'

type Given = Awaited<ReturnType<typeof givenServer>>

interface Page {
  readonly items: readonly { cursor: string; type: string; guid: string; documentKey: string; status: string; time: string; xml: string }[]
  readonly next: string
  readonly complete: string
}

const post = ({ http }: Given, payload: Uint8Array | string, headers: Record<string, string> = {}) =>
  http.inject({ method: 'POST', url: '/exchange/messages', headers, payload: Buffer.from(payload) })

const receipts = async ({ http, programOf }: Given, user: string, query = ''): Promise<Page> => {
  const answer = await http.inject({ url: `/exchange/receipts${query}`, headers: programOf(user) })
  expect(answer.statusCode).toBe(200)
  return answer.json<Page>()
}

test('a message is answered by its receipts after it is stored, a repeat by the very same', async () => {
  const given = await givenServer()
  const bytes = given.messageOf('order', 'platform', [given.parcel(1).order, given.parcel(2).order])
  const answer = await post(given, bytes, given.programOf('platform'))
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8')
  expect(answer.headers['idempotent-replay']).toBeUndefined()
  const reading = readMessage(answer.rawPayload)
  expect(reading.kind === 'receipts' && reading.receipts.map(({ returnStatus }) => returnStatus)).toEqual(['2', '2'])
  const again = await post(given, bytes, given.programOf('platform'))
  expect(again.headers['idempotent-replay']).toBe('true')
  expect(again.body).toBe(answer.body)
  expect(await given.statusOf('order')).toEqual(['2', '2'])
})

test('whatever the bytes are called, they are read; without a name too', async () => {
  const given = await givenServer()
  const types: (string | undefined)[] = ['text/xml', 'application/json', 'application/octet-stream', undefined]
  for (const [index, type] of types.entries()) {
    const bytes = given.messageOf('order', 'platform', [given.parcel(index + 1).order])
    const answer = await post(given, bytes, { ...given.programOf('platform'), ...(type ? { 'content-type': type } : {}) })
    expect(answer.statusCode).toBe(200)
  }
})

test('who does not want to wait is told the number of the message', async () => {
  const given = await givenServer()
  const bytes = given.messageOf('order', 'platform', [given.parcel(1).order])
  const answer = await post(given, bytes, { ...given.programOf('platform'), prefer: 'respond-async' })
  expect(answer.statusCode).toBe(202)
  const reading = readMessage(bytes)
  expect(answer.json()).toEqual({ guid: reading.kind === 'message' ? reading.guid : '' })
  await given.window.takePendingIn()
  expect(await given.statusOf('order')).toEqual(['2'])
})

test('what cannot be read is answered with a CEB900, which can be fetched again', async () => {
  const given = await givenServer()
  for (const broken of ['', 'no message', '<CEB303Message/>']) {
    const answer = await post(given, broken, given.programOf('platform'))
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toContain('application/xml')
    expect(readMessage(answer.rawPayload).kind).toBe('technical')
    const { items } = await receipts(given, 'platform')
    expect(items.at(-1)).toMatchObject({ type: 'CEB900Message', status: '-999999', xml: answer.body })
  }
})

test.each([
  ['no key', {}],
  ['a wrong key', { authorization: 'Bearer wrong' }],
  ['something that is no key', { authorization: 'Basic c2VjcmV0' }],
])('with %s nothing is taken in or given out', async (_name, headers) => {
  const given = await givenServer()
  const bytes = given.messageOf('order', 'platform', [given.parcel(1).order])
  for (const answer of [await post(given, bytes, headers), await given.http.inject({ url: '/exchange/receipts', headers })]) {
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: 'KEY_NOT_VALID', issues: [], message: expect.stringMatching(/[一-龥]/) as string })
  }
  expect(await given.statusOf('order')).toEqual([])
})

test('a key that was taken away stops working within seconds', async () => {
  const given = await givenServer()
  expect((await receipts(given, 'platform')).items).toEqual([])
  await given.owner.query('update ceb.api_key set active = false')
  given.advance(6000)
  const answer = await given.http.inject({ url: '/exchange/receipts', headers: given.programOf('platform') })
  expect(answer.statusCode).toBe(401)
})

test('a session of a browser is no key to the exchange', async () => {
  const given = await givenServer()
  const headers = await given.browserOf('seller1')
  expect((await given.http.inject({ url: '/exchange/receipts', headers })).statusCode).toBe(401)
})

test('more than ten megabytes are refused', async () => {
  const given = await givenServer()
  const answer = await post(given, Buffer.alloc(10 * 1024 * 1024 + 1, 32), given.programOf('platform'))
  expect(answer.statusCode).toBe(413)
  expect(answer.json()).toMatchObject({ code: 'TOO_LARGE' })
})

test('receipts come in order, page by page, and the same again from an old place', async () => {
  const given = await givenServer()
  for (const number of [1, 2, 3, 4, 5]) await given.send('order', 'platform', [given.parcel(number).order])
  const first = await receipts(given, 'platform', '?limit=2')
  const second = await receipts(given, 'platform', `?limit=2&after=${first.next}`)
  const third = await receipts(given, 'platform', `?limit=2&after=${second.next}`)
  const end = await receipts(given, 'platform', `?limit=2&after=${third.next}`)
  expect([first, second, third, end].map(({ items }) => items.length)).toEqual([2, 2, 1, 0])
  expect(end.next).toBe(third.next)
  const all = await receipts(given, 'platform')
  expect(all.items).toEqual([...first.items, ...second.items, ...third.items])
  expect(all.items[0]).toMatchObject({ type: 'CEB304Message', status: '2', time: '2026-11-22 10:00:00.000' })
  expect(all.items[0]?.documentKey).toBe([given.parcel(1).order.head.orderNo, given.codeOf('platform'), given.codeOf('seller1')].join('/'))
  expect(all.complete).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/)
  const reading = readMessage(Buffer.from(all.items[0]?.xml ?? ''))
  expect(reading).toMatchObject({ kind: 'receipts', receipts: [{ guid: all.items[0]?.guid, returnStatus: '2' }] })
})

test('a receipt is for its enterprise alone', async () => {
  const given = await givenServer()
  await given.send('order', 'platform', [given.parcel(1).order])
  for (const user of ['seller2', 'logistics', 'agent2', 'everything']) expect((await receipts(given, user)).items).toEqual([])
})

test('who waits for receipts gets them when they are written', async () => {
  const given = await givenServer()
  const began = performance.now()
  const waiting = receipts(given, 'platform', '?wait=20')
  await given.send('order', 'platform', [given.parcel(1).order])
  expect((await waiting).items).toHaveLength(1)
  expect(performance.now() - began).toBeLessThan(5000)
  const nothing = await receipts(given, 'seller2', '?wait=0.3')
  expect(nothing.items).toEqual([])
})

test('a cursor that nobody gave out is refused with a way to mend it', async () => {
  const given = await givenServer()
  for (const query of ['after=abc', 'limit=0', 'limit=many', 'wait=1000']) {
    const answer = await given.http.inject({ url: `/exchange/receipts?${query}`, headers: given.programOf('platform') })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ issues: [{ path: query.split('=')[0], rule: 'request' }] })
  }
})

test('a message is checked without a key and without a trace', async () => {
  const given = await givenServer()
  const order = given.parcel(1).order
  const check = async (payload: Uint8Array) =>
    (await given.http.inject({ method: 'POST', url: '/exchange/validate', payload: Buffer.from(payload) })).json<object>()
  expect(await check(given.messageOf('order', 'platform', [order]))).toMatchObject({ ok: true, documents: [{ index: 0, issues: [] }] })
  const wrong = { ...order, head: { ...order.head, goodsValue: '1' } }
  expect(await check(given.messageOf('order', 'platform', [order, wrong]))).toMatchObject({
    ok: false,
    documents: [{ issues: [] }, { index: 1, issues: [{ rule: 'V-ORD-07', path: 'head.goodsValue', code: '-303007' }] }],
  })
  expect(await given.owner.query('select from ceb.message')).toEqual([])
})
