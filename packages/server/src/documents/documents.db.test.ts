import { documentOf } from '@openceb/documents'
import { makeArrival, makeDeparture } from '@openceb/documents/parcel'
import { wireTimestamp } from '@openceb/kernel'
import { writeReceipts } from '@openceb/message'
import { expect, test } from 'vitest'
import { givenServer } from '../testing/server.ts'
import { demoWorld } from '../testing/window.ts'

type Given = Awaited<ReturnType<typeof givenServer>>
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const call = ({ http }: Given, headers: Record<string, string>, method: Method, path: string, payload?: object, more: Record<string, string> = {}) =>
  http.inject({ method, url: `/api/v1/documents/${path}`, headers: { ...headers, ...more }, ...(payload ? { payload } : {}) })

/** What a person types: nothing that the system fills. */
const typed = (given: Given, number: number) => {
  const { head, lines } = given.parcel(number).inventory
  const { guid: _guid, appType: _type, appTime: _time, appStatus: _status, ...rest } = head
  return { head: rest, lines }
}

test('a draft is saved, read, changed and declared; each answer carries the version that the next step names', async () => {
  const given = await givenServer()
  const agent = await given.browserOf('agent1')
  const draft = typed(given, 1)
  const created = await call(given, agent, 'POST', 'inventory', draft)
  expect(created.statusCode).toBe(201)
  const { id } = created.json<{ id: string }>()
  expect(created.json()).toEqual({ id, version: 1, issues: [] })
  const read = await call(given, agent, 'GET', `inventory/${id}`)
  expect(read.headers.etag).toBe('"1"')
  expect(read.json()).toMatchObject({
    id,
    version: 1,
    status: '1',
    intakeTime: '2026-11-22 10:00:00',
    document: 'inventory',
    saved: true,
    head: { orderNo: draft.head.orderNo, preNo: expect.stringMatching(/^B20261122\d{9}$/) as string },
    stored: {},
    actions: ['save', 'declare', 'delete', 'print'],
  })
  const changed = { ...draft, head: { ...draft.head, note: '改过' } }
  const saved = await call(given, agent, 'PUT', `inventory/${id}`, changed, { 'if-match': '"1"' })
  expect([saved.statusCode, saved.json()]).toEqual([200, { id, version: 2, issues: [] }])
  const declared = await call(given, agent, 'POST', 'inventory/actions/declare', { ids: [id] })
  expect(declared.json()).toMatchObject({ total: 1, succeeded: 1, failed: 0, rows: [{ id, ok: true }] })
  const after = await call(given, agent, 'GET', `inventory/${id}`)
  expect(after.json()).toMatchObject({ status: '2', head: { note: '改过' }, actions: ['print'] })
  const receipts = await call(given, agent, 'GET', `inventory/${id}/receipts`)
  expect(receipts.json<{ items: object[] }>().items).toEqual([
    { status: '2', time: '2026-11-22 10:00:00.000', info: expect.stringContaining('申报成功') as string, source: 'window' },
    { status: '1', time: '2026-11-22 10:00:00.000', info: expect.stringContaining('暂存成功') as string, source: 'window' },
  ])
})

test('of two who change one draft the second is told that it was changed meanwhile', async () => {
  const given = await givenServer()
  const agent = await given.browserOf('agent1')
  const draft = typed(given, 1)
  const { id } = (await call(given, agent, 'POST', 'inventory', draft)).json<{ id: string }>()
  expect((await call(given, agent, 'PUT', `inventory/${id}`, draft, { 'if-match': '1' })).statusCode).toBe(200)
  const second = await call(given, agent, 'PUT', `inventory/${id}`, draft, { 'if-match': '"1"' })
  expect(second.statusCode).toBe(412)
  expect(second.json()).toMatchObject({ message: '数据已被其他用户更新，请刷新后重试', code: '-604011' })
  const without = await call(given, agent, 'PUT', `inventory/${id}`, draft)
  expect([without.statusCode, without.json<{ code: string }>().code]).toEqual([428, 'VERSION_MISSING'])
})

test('a draft that cannot be kept says every field that is wrong', async () => {
  const given = await givenServer()
  const agent = await given.browserOf('agent1')
  const draft = typed(given, 1)
  const refused = await call(given, agent, 'POST', 'inventory', {
    head: { ...draft.head, grossWeight: 'heavy', copNo: '' },
    lines: [{ ...draft.lines[0], qty: '1.1234567' }],
  })
  expect(refused.statusCode).toBe(422)
  const { code, issues } = refused.json<{ code: string; issues: { path: string; message: string }[] }>()
  expect(code).toBe('REFUSED')
  expect(issues.map(({ path }) => path)).toEqual(['head.grossWeight', 'lines[0].qty', 'head.copNo'])
  const strange = await call(given, agent, 'POST', 'inventory', { head: { colour: 'red', freight: 1.5 }, lines: {} })
  expect(strange.statusCode).toBe(400)
  const nothing = await call(given, agent, 'POST', 'inventory', { head: { colour: 'red', freight: 1.5 } })
  expect(nothing.json<{ issues: { path: string }[] }>().issues.map(({ path }) => path)).toEqual(['head.colour', 'head.freight'])
})

test('a write under one key happens once, and the key is good for no other request', async () => {
  const given = await givenServer()
  const agent = await given.browserOf('agent1')
  const key = { 'idempotency-key': 'k1' }
  const first = await call(given, agent, 'POST', 'inventory', typed(given, 1), key)
  const draft = typed(given, 2)
  const again = await call(given, agent, 'POST', 'inventory', draft, { 'idempotency-key': 'k2' })
  const repeat = await call(given, agent, 'POST', 'inventory', draft, { 'idempotency-key': 'k2' })
  expect([first.statusCode, again.statusCode, repeat.statusCode]).toEqual([201, 201, 201])
  expect(repeat.headers['idempotent-replay']).toBe('true')
  expect(repeat.json()).toEqual(again.json())
  expect(await given.statusOf('inventory')).toEqual(['1', '1'])
  const other = await call(given, agent, 'POST', 'inventory', typed(given, 3), key)
  expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
  const twice = typed(given, 4)
  const both = await Promise.all([0, 1].map(() => call(given, agent, 'POST', 'inventory', twice, { 'idempotency-key': 'k3' })))
  expect(both.map(({ statusCode }) => statusCode)).toContain(201)
  expect(await given.statusOf('inventory')).toEqual(['1', '1', '1'])
})

test('a stranger is told the same of what is there and of what is not: no right', async () => {
  const given = await givenServer()
  const agent = await given.browserOf('agent1')
  const draft = typed(given, 1)
  const { id } = (await call(given, agent, 'POST', 'inventory', draft)).json<{ id: string }>()
  const stranger = await given.browserOf('agent2')
  for (const there of [id, String(Number(id) + 1), '0', 'abc', "1' or '1'='1"])
    for (const part of ['', '/receipts', '/timeline']) {
      const answer = await call(given, stranger, 'GET', `inventory/${encodeURIComponent(there)}${part}`)
      expect([answer.statusCode, answer.json<object>()]).toEqual([
        403,
        { status: 403, code: 'NO_RIGHT', message: '无权限', messageEn: 'No right to do this', issues: [] },
      ])
    }
  const put = await call(given, stranger, 'PUT', `inventory/${id}`, draft, { 'if-match': '1' })
  expect(put.statusCode).toBe(403)
  expect((await call(given, stranger, 'DELETE', `inventory/${id}`)).statusCode).toBe(403)
  const declared = await call(given, stranger, 'POST', 'inventory/actions/declare', { ids: [id] })
  expect(declared.json()).toMatchObject({ succeeded: 0, failed: 1, rows: [{ id, ok: false }] })
  expect(await given.statusOf('inventory')).toEqual(['1'])
})

test('an action belongs to the roles of the pages that offer it', async () => {
  const given = await givenServer()
  const platform = given.programOf('platform')
  for (const [method, path, payload] of [
    ['POST', 'order', { head: {}, lines: [] }],
    ['POST', 'inventory', { head: {}, lines: [] }],
    ['POST', 'order/actions/declare', { ids: ['1'] }],
    ['POST', 'inventory/actions/delete', { ids: ['1'] }],
  ] as const) {
    const answer = await call(given, platform, method, path, payload)
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([403, '无权限'])
  }
  expect((await call(given, platform, 'POST', 'inventory/actions/explode', { ids: ['1'] })).statusCode).toBe(404)
})

test.each([[{ ids: [] }], [{}], [{ ids: ['x'] }], [{ ids: Array.from({ length: 101 }, (_, index) => String(index)) }]])(
  'a batch of %o is refused whole',
  async (payload) => {
    const given = await givenServer()
    const answer = await call(given, given.programOf('agent1'), 'POST', 'inventory/actions/declare', payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json<{ issues: { path: string }[] }>().issues[0]?.path).toMatch(/^ids/)
  },
)

test('a mixed batch says of each row how it went; deeds are written down with who and what', async () => {
  const given = await givenServer()
  const agent = await given.browserOf('agent1')
  const ids = await Promise.all(
    [1, 2].map(async (number) => (await call(given, agent, 'POST', 'inventory', typed(given, number))).json<{ id: string }>().id),
  )
  await call(given, agent, 'POST', 'inventory/actions/declare', { ids: [ids[0]] })
  const mixed = await call(given, agent, 'POST', 'inventory/actions/declare', { ids: ids.map(Number) })
  expect(mixed.json()).toMatchObject({
    total: 2,
    succeeded: 1,
    failed: 1,
    rows: [
      { id: ids[0], ok: false, code: '-604003', message: expect.stringContaining('已经申报过，请勿重复申报') as string },
      { id: ids[1], ok: true },
    ],
  })
  const removed = await call(given, agent, 'DELETE', `inventory/${ids[0]}`)
  expect([removed.statusCode, removed.json<{ code: string }>().code]).toEqual([422, '-604003'])
  const deeds = await given.owner.query(
    `select username, enterprise, action, subject, result from ceb.audit where action in ('declare', 'delete') order by id`,
  )
  expect(deeds.slice(1)).toEqual([
    { username: 'agent1', enterprise: given.codeOf('agent1'), action: 'declare', subject: `inventory/${ids[0]}`, result: '-604003' },
    { username: 'agent1', enterprise: given.codeOf('agent1'), action: 'declare', subject: `inventory/${ids[1]}`, result: 'done' },
    { username: 'agent1', enterprise: given.codeOf('agent1'), action: 'delete', subject: `inventory/${ids[0]}`, result: '-604003' },
  ])
})

test('a deleted draft is gone from every page', async () => {
  const given = await givenServer()
  const agent = await given.browserOf('agent1')
  const { id } = (await call(given, agent, 'POST', 'inventory', typed(given, 1))).json<{ id: string }>()
  expect((await call(given, agent, 'DELETE', `inventory/${id}`)).json()).toMatchObject({ succeeded: 1 })
  expect((await call(given, agent, 'GET', 'inventory')).json()).toMatchObject({ items: [], total: 0 })
  expect((await call(given, agent, 'GET', `inventory/${id}`)).statusCode).toBe(403)
})

/** A parcel with everything that can happen to it before customs releases it. */
const givenParcel = async () => {
  const given = await givenServer()
  const parcel = given.parcel(1)
  const other = given.parcel(2)
  await given.send('order', 'platform', [parcel.order, other.order])
  given.advance(1000)
  await given.send('payment', 'payment', [parcel.payment])
  given.advance(1000)
  await given.send('waybill', 'logistics', [parcel.waybill, other.waybill])
  given.advance(1000)
  await given.send('inventory', 'agent1', [parcel.inventory])
  given.advance(1000)
  await given.window.dispatch()
  await given.window.carry({ receive: async () => {}, carry: async () => 0 })
  given.advance(1000)
  const [{ preNo } = { preNo: '' }] = await given.owner.query<{ preNo: string }>('select pre_no as "preNo" from ceb.inventory')
  const definition = documentOf('inventory')
  const xml = writeReceipts({
    definition,
    guid: given.parts.random.uuid(),
    receipts: [
      {
        guid: given.parts.random.uuid(),
        identity: { ...parcel.inventory.head, preNo, invtNo: '29102026E000000001' },
        returnStatus: '120',
        returnTime: wireTimestamp(given.parts.clock.now()),
        returnInfo: '[Code:1800;Desc:逻辑校验通过]',
      },
    ],
  })
  await given.window.receive([{ guid: 'receipt-1', type: 'CEB604Message', bytes: Buffer.from(xml) }])
  given.advance(1000)
  await given.send('arrival', 'operator', [makeArrival(demoWorld, given.parts, 'T', 'ARR1', [parcel, other])])
  given.advance(1000)
  await given.send('departure', 'logistics', [makeDeparture(demoWorld, given.parts, 'T', 'DEP1', [parcel])])
  const idOf = async (document: string): Promise<string> =>
    String((await given.owner.query<{ id: number }>(`select min(id) as id from ceb.${document}`))[0]?.id)
  return { ...given, idOf }
}

const storyOf = async (given: Given, user: string, path: string): Promise<string[]> => {
  const answer = await call(given, given.programOf(user), 'GET', `${path}/timeline`)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<{ items: { time: string; document: string; status: string }[] }>().items.map(({ document, status }) => `${document} ${status}`)
}

test('the life of a parcel is one story over all its documents, first to last', async () => {
  const given = await givenParcel()
  // The agent of the inventory is no party of the other documents.
  const inventory = `inventory/${await given.idOf('inventory')}`
  expect(await storyOf(given, 'agent1', inventory)).toEqual(['inventory 2', 'inventory 3', 'inventory 120'])
  const sellers = ['order 2', 'payment 2', 'waybill 2', 'inventory 2']
  const seller = await storyOf(given, 'seller1', inventory)
  expect(seller.slice(0, 4)).toEqual(sellers)
  expect(seller.slice(4, -1).sort()).toEqual(['inventory 3', 'order 3', 'payment 3', 'waybill 3'])
  expect(seller.at(-1)).toBe('inventory 120')
  for (const document of ['order', 'payment', 'waybill'] as const)
    expect(await storyOf(given, 'seller1', `${document}/${await given.idOf(document)}`)).toEqual(seller)
})

test('an agent is told how the four documents stand, and nothing else of those that it may not read', async () => {
  const given = await givenParcel()
  const statesFor = async (user: string) => {
    const answer = await call(given, given.programOf(user), 'GET', `inventory/${await given.idOf('inventory')}/timeline`)
    return answer.json<{ documents: Record<string, string>[] }>().documents.toSorted((a, b) => (`${a.document}` < `${b.document}` ? -1 : 1))
  }
  const { copNo, agentCode } = given.parcel(1).inventory.head
  expect(await statesFor('agent1')).toEqual([
    { document: 'inventory', id: await given.idOf('inventory'), key: `${copNo}/${agentCode}`, status: '120' },
    { document: 'order', status: '3' },
    { document: 'payment', status: '3' },
    { document: 'waybill', status: '3' },
  ])
  const seller = await statesFor('seller1')
  expect(seller.map(({ document, status }) => `${document} ${status}`)).toEqual(['inventory 120', 'order 3', 'payment 3', 'waybill 3'])
  expect(seller.every(({ id, key }) => id && key)).toBe(true)
})

test('whoever carries the parcel sees its arrival or departure in the story, each what is its own', async () => {
  const given = await givenParcel()
  const waybill = `waybill/${await given.idOf('waybill')}`
  expect(await storyOf(given, 'logistics', waybill)).toEqual(['waybill 2', 'waybill 3', 'departure 2'])
  expect(await storyOf(given, 'logistics', `departure/${await given.idOf('departure')}`)).toEqual(['waybill 2', 'waybill 3', 'departure 2'])
  // An arrival of two parcels is the story of neither.
  expect(await storyOf(given, 'operator', `arrival/${await given.idOf('arrival')}`)).toEqual(['arrival 2'])
})

test('a parcel whose documents name an enterprise by its other code is still one story', async () => {
  const given = await givenServer()
  const { order, inventory, waybill, payment } = given.parcel(1)
  const credit = '91330200MA0CEB020E'
  await given.send('order', 'platform', [{ ...order, head: { ...order.head, ebcCode: credit } }])
  await given.send('payment', 'payment', [payment])
  await given.send('waybill', 'logistics', [waybill])
  await given.send('inventory', 'agent1', [inventory])
  const [{ id } = { id: 0 }] = await given.owner.query<{ id: number }>('select id from ceb.inventory')
  const story = await storyOf(given, 'seller1', `inventory/${id}`)
  expect(story).toEqual(expect.arrayContaining(['order 2', 'payment 2', 'waybill 2', 'inventory 2']))
})
