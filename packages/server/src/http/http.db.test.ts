import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { givenServer } from '../testing/server.ts'

test('the process says that it can do work, and why it cannot', async () => {
  const { http } = await givenServer()
  const answer = await http.inject('/healthz')
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }])
  const without = await givenServer({ reasons: async () => ['the database does not answer'] })
  const refused = await without.http.inject('/healthz')
  expect([refused.statusCode, refused.json()]).toEqual([503, { status: 'unavailable', reasons: ['the database does not answer'] }])
})

test('what was answered is counted by route', async () => {
  const { http } = await givenServer()
  await http.inject('/api/v1/session')
  const { headers, body } = await http.inject('/metrics')
  expect(headers['content-type']).toContain('text/plain')
  expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/api/v1/session",status="401"} 1')
})

test.each(['/api/v1/nothing', '/api/nothing', '/exchange/nothing', '/nothing'])('%s is told to be nowhere', async (url) => {
  const { http } = await givenServer()
  const answer = await http.inject(url)
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({ code: 'NOT_FOUND', message: '请求的地址不存在，请核对', issues: [] })
})

test('what breaks inside shows nothing of the inside', async () => {
  const { http, logged, programOf } = await givenServer({
    window: {
      takeIn: () => Promise.reject(new Error('password of postgres')),
      validate: () => Promise.reject(new Error('never')),
      saveDraft: () => Promise.reject(new Error('never')),
      companions: () => Promise.reject(new Error('never')),
      act: () => Promise.reject(new Error('never')),
    },
  })
  const answer = await http.inject({ method: 'POST', url: '/exchange/messages', headers: programOf('platform'), payload: 'x' })
  expect(answer.statusCode).toBe(500)
  expect(answer.json()).toEqual({
    status: 500,
    code: 'INTERNAL',
    message: '系统发生异常，请稍后重试',
    messageEn: 'Something broke here: try again later',
    issues: [],
  })
  expect(logged.join('')).toContain('http.db.test.ts')
})

test('text that is no JSON is refused as a request, not as a fault of ours', async () => {
  const { http } = await givenServer()
  const answer = await http.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'content-type': 'application/json' },
    payload: '{',
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'REQUEST_INVALID' })
})

test('pages may be shown in no frame and load nothing from elsewhere', async () => {
  const { http } = await givenServer()
  const { headers } = await http.inject('/healthz')
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('the portal is one page for every address of its own, and its files are kept for good', async () => {
  const root = await mkdtemp(join(tmpdir(), 'ceb-portal-'))
  onTestFinished(() => rm(root, { recursive: true }))
  await mkdir(join(root, 'assets'))
  await writeFile(join(root, 'index.html'), '<title>portal</title>')
  await writeFile(join(root, 'assets', 'app-1a2b.js'), 'start()')
  const { http } = await givenServer({ portalRoot: root })
  for (const url of ['/', '/trade/orders/unaudited?limit=10']) {
    const answer = await http.inject(url)
    expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, '<title>portal</title>', 'no-cache'])
  }
  const file = await http.inject('/assets/app-1a2b.js')
  expect([file.body, file.headers['cache-control']]).toEqual(['start()', 'public, max-age=31536000, immutable'])
  for (const url of ['/assets/gone.js', '/api/v1/gone', '/exchange/gone'])
    expect((await http.inject(url)).json()).toMatchObject({ code: 'NOT_FOUND' })
  for (const url of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json'])
    expect((await http.inject(url)).body).not.toContain('dependencies')
})
