import { documentOf, documents, pages } from '@openceb/documents'
import { type Database, type DocumentRow, documentRows } from '@openceb/store'
import { expect, test } from 'vitest'
import { rowSettings } from '../auth/identity.ts'
import { givenServer } from '../testing/server.ts'

type Given = Awaited<ReturnType<typeof givenServer>>

interface Answer {
  readonly items: readonly Record<string, unknown>[]
  readonly total: number
  readonly totalIsExact: boolean
  readonly next: string | null
}

const now = new Date('2026-11-22T02:00:00Z')
const hour = 3600_000

const store = (owner: Database, document: string, rows: readonly Partial<DocumentRow>[]): Promise<void> =>
  owner.transaction((session) =>
    session.copy(
      documentRows(
        documentOf(document),
        'ceb',
        rows.map((row, index) => ({
          id: 2_611_000_000_000_000 + index,
          intakeTime: new Date(now.getTime() - (index + 1) * hour),
          version: 1,
          status: '2',
          statusTime: '20261122100000000',
          saved: true,
          copCode: 'NOBODY0001',
          dxpId: 'DXPENTDEMO000001',
          value: { head: {}, lines: [] },
          given: {},
          ...row,
        })),
      ),
    ),
  )

const head = (more: object): Pick<DocumentRow, 'value'> => ({ value: { head: more, lines: [] } })

const ask = async ({ http, programOf }: Given, user: string, path: string) =>
  http.inject({ url: `/api/v1/documents/${path}`, headers: programOf(user) })

const found = async (given: Given, user: string, path: string): Promise<Answer> => {
  const answer = await ask(given, user, path)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<Answer>()
}

const orders = async (given: Given, user: string, path: string): Promise<unknown[]> =>
  (await found(given, user, path)).items.map(({ orderNo }) => orderNo)

test('a party sees its documents in the role that entitles it, and the sender what it sent; each row once', async () => {
  const given = await givenServer()
  const { codeOf, owner } = given
  const [platform, seller, agent] = ['platform', 'seller1', 'agent1'].map(codeOf)
  await store(owner, 'order', [
    { ...head({ orderNo: 'both', ebpCode: platform, ebcCode: seller }), copCode: platform ?? '' },
    { ...head({ orderNo: 'sellers', ebpCode: '无', ebcCode: seller }), copCode: agent ?? '' },
    { ...head({ orderNo: 'wrongRole', ebpCode: seller, ebcCode: 'SOMEONE001' }) },
    { ...head({ orderNo: 'ownInWrongRole', ebpCode: seller, ebcCode: 'SOMEONE001' }), copCode: seller ?? '' },
    { ...head({ orderNo: 'deleted', ebpCode: platform, ebcCode: seller }) },
  ])
  await owner.query(`update ceb.order set deleted_at = now() where order_no = 'deleted'`)
  expect(await orders(given, 'platform', 'order')).toEqual(['both'])
  expect(await orders(given, 'seller1', 'order')).toEqual(['both', 'sellers', 'ownInWrongRole'])
  expect(await orders(given, 'seller1', 'order?orderNo=both')).toEqual(['both'])
  expect(await orders(given, 'seller2', 'order')).toEqual([])
  expect((await found(given, 'seller1', 'order')).total).toBe(3)
})

test('an enterprise that is every party of a document sees it once', async () => {
  const given = await givenServer()
  const code = given.codeOf('everything')
  await store(given.owner, 'order', [{ ...head({ orderNo: 'own', ebpCode: code, ebcCode: code }), copCode: code }])
  for (const path of ['order', 'order?orderNo=own', 'order?page=1.1'])
    expect(await found(given, 'everything', path)).toMatchObject({ items: [{ orderNo: 'own' }], total: 1 })
})

test('the search finds exactly what row-level security shows, for every party and role', async () => {
  const given = await givenServer()
  const users = ['platform', 'seller1', 'agent1', 'everything']
  const codes = [...users.map(given.codeOf), '无']
  const rows = codes.flatMap((ebpCode) => codes.flatMap((ebcCode) => codes.map((copCode) => ({ ebpCode, ebcCode, copCode }))))
  await store(
    given.owner,
    'order',
    rows.map(({ copCode, ...parties }, index) => ({ ...head({ ...parties, orderNo: `order${index}` }), copCode })),
  )
  for (const user of users)
    for (const roles of [['EBP'], ['EBC'], ['EBP', 'EBC'], ['PAY', 'EBC']]) {
      await given.owner.query('update ceb.enterprise set roles = $2 where code = $1', [given.codeOf(user), roles])
      given.advance(10_000)
      const caller = { enterprise: given.codeOf(user), roles, dxpIds: [] }
      const visible = await given.app.transaction(
        (session) => session.query<{ orderNo: string }>('select order_no as "orderNo" from ceb.order order by intake_time desc'),
        rowSettings(caller),
      )
      const { items, total } = await found(given, user, 'order?limit=100')
      expect(items.map(({ orderNo }) => orderNo)).toEqual(visible.map(({ orderNo }) => orderNo).slice(0, 100))
      expect(total).toBe(visible.length)
    }
})

test('what the database itself shows to the role of the API is only the own, even by direct question', async () => {
  const given = await givenServer()
  await store(given.owner, 'order', [{ ...head({ orderNo: 'secret', ebpCode: given.codeOf('platform'), ebcCode: 'SOMEONE001' }) }])
  const direct = (settings: Record<string, string>) => given.app.transaction((session) => session.query('select order_no from ceb.order'), settings)
  expect(await direct({})).toEqual([])
  expect(await direct({ 'ceb.enterprise': '', 'ceb.roles': 'EBP' })).toEqual([])
  expect(await direct({ 'ceb.enterprise': given.codeOf('platform'), 'ceb.roles': 'EBC,LOG' })).toEqual([])
  expect(await direct({ 'ceb.enterprise': given.codeOf('platform'), 'ceb.roles': 'EBP' })).toEqual([{ order_no: 'secret' }])
  await expect(given.app.query('select * from ceb.account')).rejects.toThrow('permission denied')
  await expect(given.app.query('select * from ceb.api_key')).rejects.toThrow('permission denied')
})

test('pages of a document share its rows out among them, and refuse other roles', async () => {
  const given = await givenServer()
  const seller = given.codeOf('seller1')
  const statuses = ['1', '2', '3', '4', '100', '120', '399', '-303007']
  await store(
    given.owner,
    'order',
    statuses.map((status) => ({ ...head({ orderNo: status, ebcCode: seller }), status })),
  )
  expect(await orders(given, 'seller1', 'order?page=1.1')).toEqual(statuses.filter((status) => status !== '399'))
  expect(await orders(given, 'seller1', 'order?page=1.2')).toEqual(['399'])
  expect(await orders(given, 'seller1', 'order?page=1.1&status=NEG')).toEqual(['-303007'])
  expect(await orders(given, 'seller1', 'order?status=-303007')).toEqual(['-303007'])
  expect(await orders(given, 'seller1', 'order?status=-303008')).toEqual([])
  expect(await orders(given, 'seller1', 'order?page=1.1&status=399')).toEqual([])
  const refused = await ask(given, 'agent1', 'order?page=1.1')
  expect(refused.statusCode).toBe(403)
  expect(refused.json()).toMatchObject({ code: 'NO_RIGHT', message: '无权限' })
  expect((await ask(given, 'seller1', 'order?page=9.9')).statusCode).toBe(400)
})

test('an intake time of more than a natural month is refused by the server too', async () => {
  const given = await givenServer()
  const answer = await ask(given, 'seller1', 'order?intakeFrom=2018-07-01&intakeTo=2018-08-02')
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({
    code: 'T-01',
    message: '入库时间区间不能超过一个自然月',
    issues: [{ path: 'intakeTo', rule: 'T-01' }],
  })
})

test('only what came in within the window is shown, newest first or oldest', async () => {
  const given = await givenServer()
  const ebcCode = given.codeOf('seller1')
  const times = ['2026-10-22T01:59:59Z', '2026-10-22T02:00:00Z', '2026-11-01T00:00:00Z', '2026-11-22T02:00:00Z']
  await store(
    given.owner,
    'order',
    times.map((time) => ({ ...head({ orderNo: time, ebcCode }), intakeTime: new Date(time) })),
  )
  expect(await orders(given, 'seller1', 'order')).toEqual(times.slice(1).reverse())
  expect(await orders(given, 'seller1', 'order?order=asc')).toEqual(times.slice(1))
  expect(await orders(given, 'seller1', 'order?intakeFrom=2026-10-01&intakeTo=2026-10-31')).toEqual(times.slice(0, 2).reverse())
  expect(await orders(given, 'seller1', 'order?intakeTo=2026-11-01%2008:00:00')).toEqual([times[2], times[1], times[0]])
})

test('pages follow each other without a gap or a repeat, though all came in at one moment', async () => {
  const given = await givenServer()
  const ebcCode = given.codeOf('seller1')
  const rows = Array.from({ length: 25 }, (_, index) => ({
    ...head({ orderNo: `order${index}`, ebcCode }),
    intakeTime: now,
    status: index % 2 ? '2' : '399',
  }))
  await store(given.owner, 'order', rows)
  for (const order of ['asc', 'desc']) {
    const seen: unknown[] = []
    let after = ''
    for (let page = 0; page < 3; page++) {
      const { items, next, total } = await found(given, 'seller1', `order?limit=10&order=${order}&after=${after}`)
      expect(total).toBe(25)
      seen.push(...items.map(({ orderNo }) => orderNo))
      after = next ?? ''
    }
    expect(after).toBe('')
    expect(new Set(seen).size).toBe(25)
  }
})

test('conditions ask exactly, by part of a name, or by a range', async () => {
  const given = await givenServer()
  const [logisticsCode] = [given.codeOf('logistics')]
  await store(given.owner, 'departure', [
    { ...head({ preNo: 'P1', copNo: 'A-1', logisticsCode, leaveTime: '20261120080000', voyageNo: 'CA981' }), given: { preNo: 'P1' } },
    { ...head({ copNo: 'A-2', logisticsCode, leaveTime: '20261121235959', voyageNo: 'CA982' }) },
    { value: { head: { copNo: 'A-3', logisticsCode, leaveTime: '20261122080000' }, lines: [{ gnum: 1, logisticsNo: 'L-1' }] } },
  ])
  const numbers = async (query: string): Promise<unknown[]> => (await found(given, 'logistics', `departure?${query}`)).items.map(({ copNo }) => copNo)
  expect(await numbers('copNo=A-1')).toEqual(['A-1'])
  expect(await numbers('copNo=A')).toEqual([])
  expect(await numbers('preNo=P1&voyageNo=CA981')).toEqual(['A-1'])
  expect(await numbers('preNo=P1&voyageNo=CA982')).toEqual([])
  expect(await numbers('leaveTimeFrom=2026-11-20&leaveTimeTo=2026-11-21')).toEqual(['A-1', 'A-2'])
  expect(await numbers('leaveTimeTo=2026-11-20%2008:00:00')).toEqual(['A-1'])
  expect(await numbers('lines.logisticsNo=L-1')).toEqual(['A-3'])
  expect(await numbers('lines.logisticsNo=L')).toEqual([])
  expect((await ask(given, 'logistics', 'departure?lines.logisticsNo=L-1&copNo=A-1')).json<Answer>().items).toEqual([])
  await store(given.owner, 'waybill', [
    { ...head({ logisticsNo: 'W1', logisticsCode, logisticsName: '演示国际物流Express有限公司' }) },
    { ...head({ logisticsNo: 'W2', logisticsCode, logisticsName: '演示100%_公司' }) },
  ])
  const waybills = async (name: string): Promise<unknown[]> =>
    (await found(given, 'logistics', `waybill?logisticsName=${encodeURIComponent(name)}`)).items.map(({ logisticsNo }) => logisticsNo)
  expect(await waybills('国际物流')).toEqual(['W1'])
  expect(await waybills('EXPRESS')).toEqual(['W1'])
  expect(await waybills('%_')).toEqual(['W2'])
  expect(await waybills('没有')).toEqual([])
})

test('a line of another enterprise is not found by its number', async () => {
  const given = await givenServer()
  await store(given.owner, 'departure', [{ value: { head: { logisticsCode: 'SOMEONE001' }, lines: [{ logisticsNo: 'L-1' }] } }])
  expect((await found(given, 'logistics', 'departure?lines.logisticsNo=L-1')).items).toEqual([])
})

test.each(['ordrNo=1', 'limit=7', 'after=xyz', 'order=up', 'intakeFrom=nonsense', 'orderNo=1&orderNo=2'])(
  'the question %s is refused and names the condition',
  async (query) => {
    const given = await givenServer()
    const answer = await ask(given, 'seller1', `order?${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json<{ issues: unknown[] }>().issues).toHaveLength(1)
  },
)

test('more than ten thousand are not counted out', async () => {
  const given = await givenServer()
  const ebcCode = given.codeOf('seller1')
  const rows = (count: number, first: number) =>
    Array.from({ length: count }, (_, index) => ({ ...head({ orderNo: String(first + index), ebcCode }), id: first + index, intakeTime: now }))
  await store(given.owner, 'order', rows(10_000, 0))
  expect(await found(given, 'seller1', 'order')).toMatchObject({ total: 10_000, totalIsExact: true })
  await store(given.owner, 'order', rows(1, 10_000))
  expect(await found(given, 'seller1', 'order')).toMatchObject({ total: 10_000, totalIsExact: false })
})

test.each(pages.filter(({ kind }) => kind !== 'entry').map((page) => [page.id, page] as const))(
  'page %s answers with every one of its conditions',
  async (_id, page) => {
    const given = await givenServer()
    const conditions = page.document.query.filters
      .filter((name) => name !== 'intakeTime' && name !== 'returnStatus')
      .map((name) => (name === 'leaveTime' ? 'leaveTimeFrom=2026-11-01' : `${name}=1`))
    expect(await found(given, 'everything', `${page.document.key}?page=${page.id}&${conditions.join('&')}`)).toEqual({
      items: [],
      total: 0,
      totalIsExact: true,
      next: null,
    })
  },
)

test('an unknown document is nowhere, and officers have no documents of their own', async () => {
  const given = await givenServer()
  expect((await ask(given, 'seller1', 'nothing')).statusCode).toBe(404)
  const headers = await given.browserOf('auditor')
  for (const { key } of documents) expect((await given.http.inject({ url: `/api/v1/documents/${key}`, headers })).statusCode).toBe(403)
})
