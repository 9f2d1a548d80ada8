/** What must not be asked of the API: each gets a refusal in the one shape, nothing of the inside is told and nothing is touched. */
import { expect, test } from 'vitest'
import { expectNothingInside, expectProblem, traces } from '../testing/refusals.ts'
import { givenServer, testCaptcha, testPassword } from '../testing/server.ts'

type Given = Awaited<ReturnType<typeof givenServer>>
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'

interface Case {
  readonly method?: Method
  readonly url: string
  readonly headers?: Record<string, string>
  readonly payload?: string | object
  readonly status: number
  readonly code: string
}

const json = { 'content-type': 'application/json' }

const ask = ({ http }: Given, { method = 'GET', url, headers = {}, payload }: Case, own: Record<string, string>) =>
  http.inject({ method, url, headers: { ...own, ...headers }, ...(payload === undefined ? {} : { payload }) })

/** Each has to be refused as it says; answers what they changed all the same, and what broke. */
const touchedBy = async (given: Given, cases: Readonly<Record<string, Case>>, own: Record<string, string> = {}): Promise<string[]> => {
  const before = await traces(given.owner, ['session'])
  for (const [what, one] of Object.entries(cases)) expectProblem(await ask(given, one, own), one.status, one.code, what)
  const after = await traces(given.owner, ['session'])
  return [...(after === before ? [] : [before, after]), ...given.logged.filter((line) => line.includes('request broke'))]
}

const typed = (given: Given, number: number) => {
  const { head, lines } = given.parcel(number).inventory
  const { guid: _guid, appType: _type, appTime: _time, appStatus: _status, ...rest } = head
  return { head: rest, lines }
}

/** A draft of the first agent. */
const givenDraft = async (given: Given, number = 1): Promise<string> => {
  const headers = await given.browserOf('agent1')
  const answer = await given.http.inject({ method: 'POST', url: '/api/v1/documents/inventory', headers, payload: typed(given, number) })
  return answer.json<{ id: string }>().id
}

const search = (query: string, path: string, code = 'REQUEST_INVALID'): [string, Case & { path: string }] => [
  query,
  { url: `/api/v1/documents/inventory?${query}`, status: 400, code, path },
]

test('addresses that there are not, and methods they do not know, are nowhere', async () => {
  const given = await givenServer()
  const own = await given.browserOf('agent1')
  const nowhere = { status: 404, code: 'NOT_FOUND' }
  expect(
    await touchedBy(
      given,
      {
        'an unknown route': { url: '/api/v1/nothing', ...nowhere },
        'an unknown version': { url: '/api/v2/documents/inventory', ...nowhere },
        'an unknown document': { url: '/api/v1/documents/nothing', ...nowhere },
        'a document of the language': { url: '/api/v1/documents/constructor', ...nowhere },
        'a prototype': { url: '/api/v1/documents/__proto__', ...nowhere },
        'a document with SQL in it': { url: "/api/v1/documents/inventory'%20or%20'1'='1", ...nowhere },
        'a zero byte': { url: '/api/v1/documents/inventory/%00', status: 400, code: 'REQUEST_INVALID' },
        'a zero byte in a code': { url: '/api/v1/codes/country?q=%00', status: 400, code: 'REQUEST_INVALID' },
        'an unknown code list': { url: '/api/v1/codes/nothing', ...nowhere },
        'a code list of the language': { url: '/api/v1/codes/constructor', ...nowhere },
        'an unknown action': { method: 'POST', url: '/api/v1/documents/inventory/actions/release', payload: { ids: ['1'] }, ...nowhere },
        'a method that is not': { method: 'PATCH', url: '/api/v1/documents/inventory', payload: {}, ...nowhere },
        'a way out of the folder': { url: '/api/v1/documents/..%2f..%2fetc%2fpasswd', ...nowhere },
        'an address that is no text': { url: '/api/v1/documents/%', status: 400, code: 'REQUEST_INVALID' },
        'an address of broken text': { url: '/api/v1/documents/%C3%28', status: 400, code: 'REQUEST_INVALID' },
        'a very long name': { url: `/api/v1/documents/${'x'.repeat(3000)}`, status: 414, code: 'REQUEST_INVALID' },
      },
      own,
    ),
  ).toEqual([])
})

test('conditions that are none are refused by name', async () => {
  const given = await givenServer()
  const own = await given.browserOf('agent1')
  const cases = Object.fromEntries([
    search('secret=1', 'secret'),
    search('orderNo%27;drop=1', "orderNo';drop"),
    search('body=1', 'body'),
    search('limit=0', 'limit'),
    search('limit=100000000', 'limit'),
    search('limit=many', 'limit'),
    search('limit=-20', 'limit'),
    search('after=abc', 'after'),
    search(`after=${Buffer.from("1 1' or '1'='1").toString('base64url')}`, 'after'),
    search('order=upwards', 'order'),
    search('intakeFrom=yesterday', 'intakeFrom'),
    search('intakeFrom=2026-13-45', 'intakeFrom'),
    search('intakeTo=0000-00-00', 'intakeTo'),
    search("intakeFrom=2026-11-01';%20select%201", 'intakeFrom'),
    search('intakeFrom=2026-01-01&intakeTo=2026-11-01', 'intakeTo', 'T-01'),
    search('page=9.9', 'page'),
    search('orderNo=%00', 'orderNo'),
    search('orderNo=1&orderNo=2', 'orderNo'),
    search('status=%00', 'status'),
  ])
  expect(await touchedBy(given, cases, own)).toEqual([])
  for (const [what, one] of Object.entries(cases))
    expect.soft((await ask(given, one, own)).json(), what).toMatchObject({ issues: [{ path: one.path }] })
})

test('text that looks like SQL, patterns or markup is only text', async () => {
  const given = await givenServer()
  const own = await given.browserOf('agent1')
  await givenDraft(given)
  for (const value of [
    "' or '1'='1",
    "1'; drop table ceb.inventory; --",
    '%',
    '_',
    '\\',
    '%%%',
    '$1',
    '<script>',
    '😀',
    'x'.repeat(3000),
    "\\'; select pg_sleep(9)",
  ])
    for (const name of ['orderNo', 'ebcName', 'copNo', 'status', 'agentCode']) {
      const url = `/api/v1/documents/inventory?${name}=${encodeURIComponent(value)}`
      const answer = await given.http.inject({ url, headers: own })
      const what = `${name} ${value.slice(0, 40)}`
      expectNothingInside(answer, what)
      expect
        .soft(answer.statusCode === 200 ? answer.json<{ items: object[] }>().items : answer.statusCode, what)
        .toEqual(answer.statusCode === 200 ? [] : 400)
    }
  for (const q of ["' or 1=1", '%', '\\', '(.*', '[a-z]*', '😀']) {
    const answer = await given.http.inject({ url: `/api/v1/codes/country?q=${encodeURIComponent(q)}`, headers: own })
    expect.soft(answer.statusCode, q).toBe(200)
    expect.soft(answer.json<{ items: object[] }>().items, q).toEqual([])
  }
  expect(await given.statusOf('inventory')).toEqual(['1'])
})

test('ids that are none, and those of others, answer alike: no right', async () => {
  const given = await givenServer()
  const id = await givenDraft(given)
  const stranger = await given.browserOf('agent2')
  const refused = { status: 403, code: 'NO_RIGHT' }
  const cases: Record<string, Case> = {}
  for (const one of [id, '0', '1', '-1', '1.5', '1e3', 'abc', '9999999999999999', '99999999999999999999999', "1' or '1'='1", ' ']) {
    const url = `/api/v1/documents/inventory/${encodeURIComponent(one)}`
    for (const part of ['', '/receipts', '/timeline']) cases[`${part} of ${one}`] = { url: url + part, ...refused }
    cases[`saving ${one}`] = { method: 'PUT', url, headers: { 'if-match': '"1"' }, payload: typed(given, 2), ...refused }
    cases[`deleting ${one}`] = { method: 'DELETE', url, ...refused }
  }
  const before = await traces(given.owner, ['session'])
  for (const [what, one] of Object.entries(cases)) expectNothingInside(await ask(given, one, stranger), what)
  for (const [what, one] of Object.entries(cases)) expect.soft((await ask(given, one, stranger)).statusCode, what).toBe(403)
  expect(await traces(given.owner, ['session'])).toBe(before)
  const acted = await given.http.inject({
    method: 'POST',
    url: '/api/v1/documents/inventory/actions/declare',
    headers: stranger,
    payload: { ids: [id, '1', '9999999999999999'] },
  })
  expect(acted.json()).toMatchObject({ total: 3, succeeded: 0, failed: 3, rows: [{ ok: false, code: '-604009' }, { ok: false }, { ok: false }] })
  expect(await given.statusOf('inventory')).toEqual(['1'])
})

test('what is no list of ids is refused', async () => {
  const given = await givenServer()
  const own = await given.browserOf('agent1')
  const id = await givenDraft(given)
  const refused = { status: 400, code: 'REQUEST_INVALID' }
  const bodies: Record<string, string | object> = {
    'no body': '',
    'no JSON': '{',
    'another JSON': '[1]',
    null: 'null',
    'no ids': {},
    'no list': { ids: id },
    'an empty list': { ids: [] },
    'more than a hundred': { ids: Array.from({ length: 101 }, (_, index) => String(index)) },
    'ids of another kind': { ids: [{ id }] },
    'ids below zero': { ids: [-1] },
    'a broken number': { ids: [1.5] },
    SQL: { ids: [`${id} or 1=1`] },
    'a prototype': '{"__proto__":{"ids":["1"]}}',
    nested: `{"ids":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
  }
  const cases = Object.fromEntries(
    Object.entries(bodies).map(([what, payload]): [string, Case] => [
      what,
      { method: 'POST', url: '/api/v1/documents/inventory/actions/delete', headers: json, payload, ...refused },
    ]),
  )
  expect(await touchedBy(given, cases, own)).toEqual([])
  expect(await given.statusOf('inventory')).toEqual(['1'])
})

test('drafts that are none are refused, and the stored one stays', async () => {
  const given = await givenServer()
  const own = await given.browserOf('agent1')
  const id = await givenDraft(given)
  const good = typed(given, 2)
  const url = '/api/v1/documents/inventory'
  const put = { method: 'PUT' as const, url: `${url}/${id}` }
  const bad = { status: 400, code: 'REQUEST_INVALID' }
  const version = { 'if-match': '"1"' }
  const head = (change: object) => ({ head: { ...good.head, ...change }, lines: good.lines })
  expect(
    await touchedBy(
      given,
      {
        'no JSON': { method: 'POST', url, headers: json, payload: '{"head":', ...bad },
        'a list': { method: 'POST', url, headers: json, payload: '[]', ...bad },
        'no head': { method: 'POST', url, payload: { head: 'x' }, ...bad },
        'lines that are none': { method: 'POST', url, payload: { ...good, lines: 'x' }, ...bad },
        'lines of nothing': { method: 'POST', url, payload: { ...good, lines: [null] }, ...bad },
        'a field that there is not': { method: 'POST', url, payload: head({ secret: '1' }), ...bad },
        'a field of the system': { method: 'POST', url, payload: head({ status: '800' }), ...bad },
        'an amount as a number': { method: 'POST', url, payload: head({ grossWeight: 1.5 }), ...bad },
        'a field that is an object': { method: 'POST', url, payload: head({ copNo: { $gt: '' } }), ...bad },
        'a zero byte': { method: 'POST', url, payload: head({ note: 'a\u0000b' }), ...bad },
        'half a character': { method: 'POST', url, headers: json, payload: JSON.stringify(head({ note: 'x' })).replace('"x"', '"\\ud800"'), ...bad },
        'XML for JSON': { method: 'POST', url, headers: { 'content-type': 'application/xml' }, payload: '<a/>', status: 415, code: 'CONTENT_TYPE' },
        'text for JSON': { method: 'POST', url, headers: { 'content-type': 'text/plain' }, payload: '{}', status: 415, code: 'CONTENT_TYPE' },
        'a form': {
          method: 'POST',
          url,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: 'a=1',
          status: 415,
          code: 'CONTENT_TYPE',
        },
        'ten megabytes': { method: 'POST', url, headers: json, payload: `"${'x'.repeat(10 * 1024 * 1024)}"`, status: 413, code: 'TOO_LARGE' },
        'no version': { ...put, payload: good, status: 428, code: 'VERSION_MISSING' },
        'a version that is none': { ...put, headers: { 'if-match': '*' }, payload: good, status: 428, code: 'VERSION_MISSING' },
        'a version with SQL in it': { ...put, headers: { 'if-match': '"1 or 1=1"' }, payload: good, status: 428, code: 'VERSION_MISSING' },
        'another version': { ...put, headers: { 'if-match': '"7"' }, payload: good, status: 412, code: '-604011' },
        'a draft without its number': { ...put, headers: version, payload: head({ copNo: '' }), status: 422, code: '-602018' },
        'an order in the portal': { method: 'POST', url: '/api/v1/documents/order', payload: {}, status: 403, code: 'NO_RIGHT' },
      },
      own,
    ),
  ).toEqual([])
})

test('without a session, with one that is over or in the wrong hands nothing is shown or done', async () => {
  const given = await givenServer()
  const id = await givenDraft(given)
  const own = await given.browserOf('agent1')
  const paths = ['/api/v1/session', '/api/v1/documents/inventory', `/api/v1/documents/inventory/${id}`, '/api/v1/codes/country']
  const without = { status: 401, code: 'NOT_SIGNED_IN' }
  const cookies: Record<string, string>[] = [
    {},
    { cookie: 'ceb_session=' },
    { cookie: 'ceb_session=wrong' },
    { cookie: `ceb_session=${'x'.repeat(4000)}` },
    { cookie: 'ceb_session=%00' },
  ]
  for (const headers of cookies)
    expect(
      await touchedBy(
        given,
        Object.fromEntries(paths.map((url) => [`${url} ${JSON.stringify(headers).slice(0, 40)}`, { url, ...without }])),
        headers,
      ),
    ).toEqual([])
  expect(await touchedBy(given, { 'deleting from nowhere': { method: 'DELETE', url: `/api/v1/documents/inventory/${id}`, ...without } })).toEqual([])
  const foreign = { status: 403, code: 'FOREIGN_ORIGIN' }
  const declare = { method: 'POST' as const, url: '/api/v1/documents/inventory/actions/declare', payload: { ids: [id] } }
  expect(
    await touchedBy(
      given,
      {
        'a page of another site': { ...declare, headers: { origin: 'https://evil.example' }, ...foreign },
        'a page without a name': { ...declare, headers: { origin: 'null' }, ...foreign },
        'a neighbour': { ...declare, headers: { 'sec-fetch-site': 'same-site' }, ...foreign },
        'a form of another site': {
          ...declare,
          headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' },
          payload: '{"ids":["1"]}',
          status: 415,
          code: 'CONTENT_TYPE',
        },
      },
      own,
    ),
  ).toEqual([])
  given.advance(31 * 60_000)
  expect(await touchedBy(given, Object.fromEntries(paths.map((url) => [`${url} after half an hour`, { url, ...without }])), own)).toEqual([])
  expect(
    await touchedBy(given, { 'an officer': { url: '/api/v1/documents/inventory', status: 403, code: 'NO_RIGHT' } }, await given.browserOf('auditor')),
  ).toEqual([])
})

test('a sign-in that is none is refused without telling what was right', async () => {
  const given = await givenServer()
  const url = '/api/v1/session'
  const bad = { method: 'POST' as const, url, status: 400, code: 'REQUEST_INVALID' }
  const wrong = { method: 'POST' as const, url, status: 401, code: 'SIGN_IN_REFUSED' }
  const right = { username: 'agent1', password: testPassword, captcha: testCaptcha }
  expect(
    await touchedBy(given, {
      'no JSON': { ...bad, headers: json, payload: 'username=agent1' },
      nothing: { ...bad, headers: json, payload: '' },
      null: { ...bad, headers: json, payload: 'null' },
      'a list': { ...bad, headers: json, payload: '[]' },
      'a name that is none': { ...bad, payload: { ...right, username: { $ne: '' } } },
      'a very long password': { ...bad, payload: { ...right, password: 'x'.repeat(201) } },
      'SQL for a name': { ...wrong, payload: { ...right, username: "agent1' or '1'='1" } },
      'SQL for a password': { ...wrong, payload: { ...right, password: "' or '1'='1" } },
      'a zero byte': { ...bad, payload: { ...right, username: 'agent1\u0000' } },
      'half a character': { ...bad, headers: json, payload: JSON.stringify(right).replace('agent1', 'agent1\\ud800') },
      'a captcha of nobody': { ...wrong, payload: { ...right, captchaId: "' or 1=1 --", captcha: 'abcd' } },
      'a captcha with a zero byte': { ...bad, payload: { ...right, captchaId: '\u0000', captcha: 'abcd' } },
      'a form': {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'username=agent1',
        status: 415,
        code: 'CONTENT_TYPE',
      },
    }),
  ).toEqual([])
})
