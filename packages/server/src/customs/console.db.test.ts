import type { Parcel } from '@openceb/documents/parcel'
import { expect, test } from 'vitest'
import { givenRehearsal } from '../testing/rehearsal.ts'
import { openWorldClock } from './world-clock.ts'

type Given = Awaited<ReturnType<typeof givenRehearsal>>

const call = ({ http }: Given, headers: Record<string, string>, method: 'GET' | 'POST' | 'PUT', path: string, payload?: unknown) =>
  http.inject({ method, url: `/api/v1/customs/${path}`, headers, ...(payload === undefined ? {} : { payload: payload as object }) })

const officer = (given: Given, username: string) => given.browserOf(username)

/** Every list of this office goes to an officer. */
const reviewAll = async (given: Given): Promise<void> => {
  const answer = await call(given, await officer(given, 'rehearsal'), 'PUT', 'settings/profiles', [{ customsCode: '2910', manualRate: 1 }])
  expect(answer.statusCode).toBe(204)
}

const send = async (given: Given, ...parcels: Parcel[]): Promise<void> => {
  await given.send(
    'order',
    'platform',
    parcels.map(({ order }) => order),
  )
  await given.send(
    'payment',
    'payment',
    parcels.map(({ payment }) => payment),
  )
  await given.send(
    'waybill',
    'logistics',
    parcels.map(({ waybill }) => waybill),
  )
  await given.send(
    'inventory',
    'agent1',
    parcels.map(({ inventory }) => inventory),
  )
  await given.settle()
}

interface Item {
  readonly id: string
  readonly head: { readonly orderNo: string }
}

const queue = async (given: Given, name = 'review'): Promise<{ items: Item[]; total: number; next: string | null }> =>
  (await call(given, await officer(given, 'auditor'), 'GET', `queues/${name}?limit=1`)).json()

test('an officer finds a list on the work list, sees its four documents and approves it; its enterprise is told', async () => {
  const given = await givenRehearsal()
  await reviewAll(given)
  await send(given, given.parcel(1), given.parcel(2))
  expect(await given.statusOf('inventory')).toEqual(['300', '300'])
  const auditor = await officer(given, 'auditor')
  expect((await call(given, auditor, 'GET', 'queues')).json()).toMatchObject({ items: [{ queue: 'review', total: 2 }, {}, {}, {}, {}] })
  const { items, total, next } = await queue(given)
  expect([items.length, total]).toEqual([1, 2])
  const second = await call(given, auditor, 'GET', `queues/review?limit=1&after=${encodeURIComponent(next ?? '')}`)
  const ids = [items[0]?.id, second.json<{ items: Item[] }>().items[0]?.id]
  expect(new Set(ids).size).toBe(2)
  const detail = await call(given, auditor, 'GET', `cases/${ids[0]}`)
  expect(detail.json<{ documents: { document: string }[] }>().documents.map(({ document }) => document)).toEqual([
    'inventory',
    'order',
    'waybill',
    'payment',
  ])
  const decided = await call(given, auditor, 'POST', 'decisions', {
    rows: [
      { id: ids[0], decision: 'approve' },
      { id: ids[1], decision: 'return', note: '商品名称不规范' },
    ],
  })
  expect(decided.json()).toMatchObject({ total: 2, succeeded: 2, failed: 0, rows: [{ id: ids[0], ok: true, status: '399' }, { status: '100' }] })
  await given.settle()
  expect((await given.statusOf('inventory')).sort()).toEqual(['100', '399'])
  const after = await call(given, auditor, 'GET', `cases/${ids[0]}`)
  expect(after.json()).toMatchObject({ history: [{ officer: 'auditor', decision: 'approve', at: '2026-11-22 10:00:00' }] })
  expect(
    await given.owner.query(`select username, action, subject, result from ceb.audit where action in ('approve', 'return') order by id`),
  ).toEqual([
    { username: 'auditor', action: 'approve', subject: `customs/${ids[0]}`, result: 'done' },
    { username: 'auditor', action: 'return', subject: `customs/${ids[1]}`, result: 'done' },
  ])
})

test('a refused decision says why and stops no other', async () => {
  const given = await givenRehearsal()
  await reviewAll(given)
  await send(given, given.parcel(1))
  const [item] = (await queue(given)).items
  const answer = await call(given, await officer(given, 'auditor'), 'POST', 'decisions', {
    rows: [
      { id: item?.id, decision: 'return' },
      { id: item?.id, decision: 'pass', note: '无误', result: 'pass' },
      { id: item?.id, decision: 'explode' },
      { id: '1', decision: 'approve' },
      { id: Number(item?.id), decision: 'approve' },
    ],
  })
  expect(answer.json<{ rows: { code?: string; ok: boolean }[] }>().rows.map(({ code, ok }) => code ?? ok)).toEqual([
    'note-missing',
    // An audit officer does not inspect.
    'NO_RIGHT',
    'unknown-decision',
    'not-found',
    true,
  ])
})

test('each kind of officer is offered its own decisions', async () => {
  const given = await givenRehearsal()
  const offered = async (username: string): Promise<string[]> =>
    (await call(given, await officer(given, username), 'GET', 'decisions')).json<{ decisions: string[] }>().decisions
  expect(await offered('auditor')).toContain('approve')
  expect(await offered('inspector')).toEqual(['pass', 'detain501', 'detain502', 'detain503', 'detain599', 'sendBack', 'acknowledge'])
  expect(await offered('supervisor')).toEqual(['release', 'sendBack', 'acknowledge'])
  expect(await offered('rehearsal')).toEqual([])
})

test('nobody but officers gets into the console, and only the director sets the stage', async () => {
  const given = await givenRehearsal()
  const paths = ['queues', 'queues/review', 'cases/1', 'decisions', 'settings', 'clock']
  for (const headers of [given.programOf('agent1'), await officer(given, 'agent1'), await officer(given, 'admin')])
    for (const path of paths) expect((await call(given, headers, 'GET', path)).statusCode).toBe(403)
  for (const path of paths) expect((await call(given, {}, 'GET', path)).statusCode).toBe(401)
  const auditor = await officer(given, 'auditor')
  expect((await call(given, auditor, 'PUT', 'settings/profiles', [])).statusCode).toBe(403)
  expect((await call(given, auditor, 'POST', 'clock', { seconds: 60 })).statusCode).toBe(403)
  const director = await officer(given, 'rehearsal')
  expect((await call(given, director, 'POST', 'decisions', { rows: [{ id: '1', decision: 'approve' }] })).statusCode).toBe(403)
  expect((await call(given, auditor, 'GET', 'queues/nothing')).statusCode).toBe(404)
  expect((await call(given, auditor, 'GET', 'cases/1')).statusCode).toBe(404)
})

test('a setting that makes no sense is refused with the place, and the old one stays', async () => {
  const given = await givenRehearsal()
  const director = await officer(given, 'rehearsal')
  const answer = await call(given, director, 'PUT', 'settings/profiles', [{ customsCode: '2910', manualRate: 7 }])
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ issues: [{ path: '[0].manualRate' }] })
  expect((await call(given, director, 'GET', 'settings')).json()).toMatchObject({ profiles: [] })
  expect((await call(given, director, 'PUT', 'settings/nothing', [])).statusCode).toBe(404)
})

test('the clock of the world moves forward for everybody, and only forward', async () => {
  const given = await givenRehearsal()
  const director = await officer(given, 'rehearsal')
  const clerk = await given.browserOf('agent1')
  expect((await call(given, director, 'GET', 'clock')).json()).toEqual({ now: '2026-11-22 10:00:00', aheadSeconds: 0 })
  expect((await call(given, director, 'POST', 'clock', { seconds: 86_400 })).json()).toEqual({ now: '2026-11-23 10:00:00', aheadSeconds: 86_400 })
  expect((await call(given, director, 'POST', 'clock', { to: '2026-12-15 09:00:00' })).json()).toMatchObject({ now: '2026-12-15 09:00:00' })
  for (const wrong of [{ to: '2026-12-14' }, { seconds: -1 }, { seconds: 1e12 }, {}, { to: 'tomorrow' }])
    expect((await call(given, director, 'POST', 'clock', wrong)).statusCode).toBe(400)
  // Who moved the clock stays signed in, the others were idle for weeks.
  expect((await given.http.inject({ url: '/api/v1/session', headers: clerk })).statusCode).toBe(401)
  const afterRestart = await openWorldClock(given.owner, given.parts.clock, () => undefined)
  expect(afterRestart.ahead()).toBe(given.worldClock.ahead())
  await afterRestart.close()
})
