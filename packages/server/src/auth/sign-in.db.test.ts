import { expect, test } from 'vitest'
import { givenServer, testCaptcha, testPassword } from '../testing/server.ts'
import { hashOf } from './secrets.ts'

const minute = 60_000

test('who signs in with password and captcha is known by a cookie that scripts of the page cannot read', async () => {
  const { http, signIn, browserOf } = await givenServer()
  const answer = await signIn('seller1')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toEqual({
    user: { username: 'seller1', name: 'seller1', role: 'EBC', roles: ['EBC'] },
    enterprise: { code: '3302960S01', name: '演示海星电子商务有限公司', roles: ['EBC'] },
  })
  expect(answer.cookies[0]).toMatchObject({ name: 'ceb_session', httpOnly: true, sameSite: 'Lax', path: '/' })
  const headers = await browserOf('auditor')
  expect((await http.inject({ url: '/api/v1/session', headers })).json()).toMatchObject({
    user: { username: 'auditor', role: 'CUS-AUD' },
    enterprise: null,
  })
})

test('wrong name, password or captcha give one and the same answer', async () => {
  const { signIn } = await givenServer()
  const answers = [await signIn('nobody'), await signIn('seller1', 'wrong'), await signIn('seller1', testPassword, 'wrong')]
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  expect(answers[0]?.statusCode).toBe(401)
  expect(answers[0]?.headers['content-type']).toContain('application/problem+json')
  expect(answers[0]?.json()).toEqual({
    status: 401,
    code: 'SIGN_IN_REFUSED',
    message: '用户名、密码或验证码错误',
    messageEn: 'User name, password or captcha is wrong',
    issues: [],
  })
})

test.each(['username', 'password', 'captcha'])('a sign-in without %s is told what is missing', async (missing) => {
  const { http } = await givenServer()
  const payload = { username: 'seller1', password: testPassword, captcha: testCaptcha, [missing]: '' }
  const answer = await http.inject({ method: 'POST', url: '/api/v1/session', payload })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ issues: [{ path: missing, message: expect.stringContaining('不能为空') as string }] })
})

test('five wrong passwords lock the account for a quarter of an hour, however right the sixth', async () => {
  const { signIn, advance } = await givenServer()
  for (let time = 0; time < 5; time++) expect((await signIn('seller1', 'wrong')).statusCode).toBe(401)
  const locked = await signIn('seller1')
  expect(locked.statusCode).toBe(423)
  expect(locked.json()).toMatchObject({ code: 'ACCOUNT_LOCKED', message: expect.stringContaining('锁定') as string })
  expect((await signIn('seller2')).statusCode).toBe(200)
  advance(15 * minute - 1)
  expect((await signIn('seller1')).statusCode).toBe(423)
  advance(1)
  expect((await signIn('seller1', 'wrong')).statusCode).toBe(401)
  expect((await signIn('seller1')).statusCode).toBe(200)
})

test('guesses that come all at once are counted one by one', async () => {
  const { signIn } = await givenServer()
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('seller1', 'wrong')))
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
  expect(answers.filter(({ statusCode }) => statusCode === 423)).toHaveLength(7)
})

test('a captcha is a picture, good for one attempt, whatever the case of its letters', async () => {
  const { http, owner } = await givenServer({ demoCaptcha: undefined })
  const draw = async (text: string): Promise<string> => {
    const { captchaId, image } = (await http.inject('/api/v1/captcha')).json<{ captchaId: string; image: string }>()
    expect(image).toMatch(/^data:image\/svg\+xml;base64,/)
    // What was drawn is kept as a hash alone: the test puts the hash of its own text there.
    await owner.query('update ceb.captcha set answer_hash = $2 where id = $1', [captchaId, hashOf(`${captchaId} ${text}`)])
    return captchaId
  }
  const signIn = (captchaId: string, captcha: string) =>
    http.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { username: 'seller1', password: testPassword, captchaId, captcha },
    })
  const good = await draw('ab3k')
  expect((await signIn(good, 'AB3k')).statusCode).toBe(200)
  expect((await signIn(good, 'ab3k')).statusCode).toBe(401)
  const spent = await draw('ab3k')
  expect((await signIn(spent, 'xxxx')).statusCode).toBe(401)
  expect((await signIn(spent, 'ab3k')).statusCode).toBe(401)
})

test('the fixed captcha of the demonstration opens nothing elsewhere', async () => {
  const { signIn } = await givenServer({ demoCaptcha: undefined })
  expect((await signIn('seller1')).statusCode).toBe(401)
})

test('half an hour without a request ends the session, a request keeps it', async () => {
  const { http, browserOf, advance } = await givenServer()
  const headers = await browserOf('seller1')
  const ask = async () => (await http.inject({ url: '/api/v1/session', headers })).statusCode
  advance(29 * minute)
  expect(await ask()).toBe(200)
  advance(30 * minute)
  expect(await ask()).toBe(200)
  advance(30 * minute + 1)
  expect(await ask()).toBe(401)
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const { http, browserOf } = await givenServer()
  const headers = await browserOf('seller1')
  expect((await http.inject({ method: 'DELETE', url: '/api/v1/session', headers })).statusCode).toBe(204)
  const after = await http.inject({ url: '/api/v1/session', headers })
  expect(after.statusCode).toBe(401)
  expect(after.json()).toMatchObject({ code: 'NOT_SIGNED_IN' })
})

test('a write that another site makes in the name of a signed-in user is refused', async () => {
  const { http, browserOf } = await givenServer()
  const cookie = await browserOf('agent1')
  const declare = (headers: Record<string, string>) =>
    http.inject({
      method: 'POST',
      url: '/api/v1/documents/inventory/actions/declare',
      headers: { ...cookie, ...headers },
      payload: { ids: ['1'] },
    })
  expect((await declare({ origin: 'https://elsewhere.example' })).json()).toMatchObject({ code: 'FOREIGN_ORIGIN' })
  expect((await declare({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect((await declare({ origin: 'http://localhost:8088', host: 'localhost:8088' })).statusCode).toBe(200)
  const form = await http.inject({
    method: 'POST',
    url: '/api/v1/documents/inventory/actions/declare',
    headers: { ...cookie, 'content-type': 'text/plain' },
    payload: '{"ids":["1"]}',
  })
  expect(form.statusCode).toBe(415)
})

test('the database keeps hashes of tokens and passwords, and a row of every sign-in', async () => {
  const { owner, signIn } = await givenServer()
  const answer = await signIn('seller1')
  await signIn('seller1', 'wrong')
  const stored = JSON.stringify(await owner.query('select * from ceb.session'))
  expect(stored).not.toContain(answer.cookies[0]?.value)
  const deeds = await owner.query('select username, enterprise, address, action, result from ceb.audit order by id')
  expect(deeds).toEqual([
    { username: 'seller1', enterprise: '3302960S01', address: '127.0.0.1', action: 'sign-in', result: 'done' },
    { username: 'seller1', enterprise: null, address: '127.0.0.1', action: 'sign-in', result: 'refused' },
  ])
})

test('the log names routes and results, and nobody', async () => {
  const { http, signIn, logged, programOf } = await givenServer()
  await signIn('seller1')
  await http.inject({ url: '/api/v1/documents/order?ebcName=秘密', headers: programOf('platform') })
  const text = logged.join('')
  expect(text).toContain('"route":"/api/v1/documents/:document"')
  for (const secret of ['seller1', testPassword, testCaptcha, '秘密', 'key-of-platform', '127.0.0.1']) expect(text).not.toContain(secret)
})
