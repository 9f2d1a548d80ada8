import { expect, test } from 'vitest'
import type { Profile } from '../settings/profile.ts'
import type { RiskRule } from '../settings/risk-rule.ts'
import { altered, arrivalOf, type Changes, departureOf, messageOf, messagesOf, nextGuid, type Parcel, parcelOf } from '../testing/parcel.ts'
import { openWorld, statuses, type World } from '../testing/world.ts'

const hour = 3600_000

const rule = (measure: RiskRule['measure'], when: RiskRule['when'] = {}): RiskRule => ({
  id: `R-${measure}`,
  title: `布控 ${measure}`,
  active: true,
  when,
  measure,
})

interface Setting {
  readonly rules?: readonly RiskRule[]
  readonly profile?: Partial<Profile>
  readonly seed?: number
}

const worldWith = async ({ rules = [], profile, seed }: Setting): Promise<World> => {
  const world = await openWorld(seed === undefined ? {} : { seed })
  expect(await world.customs.replaceSetting('riskRules', rules)).toEqual([])
  if (profile) expect(await world.customs.replaceSetting('profiles', [{ customsCode: '4601', ...profile }])).toEqual([])
  return world
}

const idOf = async (world: World, copNo = 'COP-1'): Promise<number> => {
  const [row] = await world.ask<{ id: number }>(
    `select id from customs.inventory where identity ->> 'copNo' = $1 and not superseded order by id desc`,
    [copNo],
  )
  return Number(row?.id)
}

const decide = async (world: World, decision: string, note = '经核查'): Promise<unknown> =>
  (await world.customs.decide('王关员', [{ id: await idOf(world), decision, note }]))[0]

const declare = async (world: World, parcels: readonly Parcel[] = [parcelOf('1')]): Promise<readonly Parcel[]> => {
  await world.customs.receive(messagesOf(parcels))
  return parcels
}

const arrive = (world: World, parcels: readonly Parcel[], changes: Changes = {}): Promise<void> =>
  world.customs.receive([
    messageOf('arrival', [
      arrivalOf(
        nextGuid().slice(-9),
        parcels.map(({ inventory }) => inventory),
        changes,
      ),
    ]),
  ])

test('a soft difference waits for an officer, whose approval audits the list with all that belongs to it', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await declare(world, [{ ...parcel, waybill: altered(parcel.waybill, { freight: '9' }) }])
  const first = await world.receipts()
  expect(statuses(first, 'inventory')).toEqual(['120', '300'])
  expect(statuses(first, 'order')).toEqual(['120'])
  const { items, total } = await world.customs.queue('review')
  expect(total).toBe(1)
  expect(items).toMatchObject([{ status: '300', head: { copNo: 'COP-1', ebcName: '海南远航贸易有限公司' }, differences: [{ rule: 'C-22' }] }])

  expect(await world.customs.decide('王关员', [{ id: await idOf(world), decision: 'approve' }])).toEqual([
    { id: await idOf(world), ok: true, status: '399' },
  ])
  const said = await world.receipts()
  for (const document of ['order', 'payment', 'waybill', 'inventory']) expect(statuses(said, document)).toEqual(['399'])
  expect((await world.customs.queue('review')).total).toBe(0)
  expect((await world.customs.caseDetail(await idOf(world)))?.history).toMatchObject([
    { officer: '王关员', decision: 'approve', from: '300', to: '399' },
  ])
})

test('a case shows the four documents side by side with what differs', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await declare(world, [{ ...parcel, waybill: altered(parcel.waybill, { freight: '9' }) }])
  const detail = await world.customs.caseDetail(await idOf(world))
  expect(detail?.documents.map(({ document, status }) => [document, status])).toEqual([
    ['inventory', '300'],
    ['order', '120'],
    ['waybill', '120'],
    ['payment', '120'],
  ])
  expect(detail?.documents[2]?.value.head).toMatchObject({ freight: '9' })
  expect(detail?.differences).toEqual([{ rule: 'C-22', hard: false, n: null, ours: '8 142 0 142', theirs: '9 0 142', desc: '运保费与运单不一致' }])
  expect(await world.customs.caseDetail(1)).toBeUndefined()
})

test('an officer returns a list with the reason, and its order is free again', async () => {
  const world = await worldWith({ rules: [rule('manual')] })
  const [parcel] = await declare(world)
  await world.receipts()
  expect(await decide(world, 'return', '品名申报不实')).toMatchObject({ ok: true, status: '100' })
  expect(await world.receipts()).toMatchObject([{ document: 'inventory', status: '100', info: '[Code:1300;Desc:退单：品名申报不实]' }])
  await world.customs.replaceSetting('riskRules', [])
  const corrected = altered((parcel as Parcel).inventory, { copNo: 'COP-2', preNo: 'B20261122000000002', guid: nextGuid() })
  await world.customs.receive([messageOf('inventory', [corrected])])
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '399'])
})

test('decisions are answered row by row, and one that is refused stops no other', async () => {
  const world = await worldWith({ rules: [rule('manual')] })
  await declare(
    world,
    ['1', '2', '3'].map((number) => parcelOf(number)),
  )
  const [one, two, three] = [await idOf(world, 'COP-1'), await idOf(world, 'COP-2'), await idOf(world, 'COP-3')]
  expect(
    await world.customs.decide('王关员', [
      { id: one, decision: 'approve' },
      { id: two, decision: 'return' },
      { id: three, decision: 'pass', note: '无误' },
      { id: 99, decision: 'approve' },
      { id: two, decision: 'praise', note: '好' },
      { id: two, decision: 'return', note: '不实' },
      { id: one, decision: 'approve' },
    ]),
  ).toMatchObject([
    { id: one, ok: true, status: '399' },
    { ok: false, code: 'note-missing', message: '退单必须填写意见' },
    { ok: false, code: 'wrong-state', message: '清单当前状态为[300]，不允许查验通过，请刷新后重试' },
    { ok: false, code: 'not-found' },
    { ok: false, code: 'unknown-decision' },
    { id: two, ok: true, status: '100' },
    { ok: false, code: 'wrong-state' },
  ])
})

test('control at the document stage ends in an audit that waits for the goods when nothing is found', async () => {
  const world = await worldWith({ rules: [rule('document', { codePrefixes: ['3926'] })] })
  const parcels = await declare(world)
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '500'])
  expect((await world.customs.queue('inspection')).items).toMatchObject([{ hits: [{ rule: 'R-document', because: { codePrefixes: '3926909090' } }] }])
  expect(await world.customs.decide('李关员', [{ id: await idOf(world), decision: 'pass', result: 'pass', note: '开箱核对无误' }])).toMatchObject([
    { ok: true, status: '399' },
  ])
  const said = await world.receipts()
  expect(statuses(said, 'inventory')).toEqual(['399'])
  expect(statuses(said, 'waybill')).toEqual(['399'])
  await arrive(world, parcels)
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['800'])
  expect((await world.customs.caseDetail(await idOf(world)))?.history).toMatchObject([{ result: 'pass', note: '开箱核对无误' }])
})

test('control at arrival stops the goods, and a batch of passed inspections releases them', async () => {
  const world = await worldWith({ rules: [rule('arrival', { valueOver: '100' })] })
  const parcels = await declare(
    world,
    ['1', '2'].map((number) => parcelOf(number)),
  )
  await arrive(world, parcels)
  expect(statuses(await world.receipts(), 'inventory', 'COP-1')).toEqual(['120', '399', '500'])
  const ids = (await world.customs.queue('inspection')).items.map(({ id }) => id)
  expect(ids).toHaveLength(2)
  await world.customs.decide(
    '李关员',
    ids.map((id) => ({ id, decision: 'pass', note: '无误', result: 'pass' as const })),
  )
  expect(statuses(await world.receipts(), 'inventory', 'COP-2')).toEqual(['800'])
  world.pass(12 * hour)
  await world.customs.receive([
    messageOf('departure', [
      departureOf(
        '1',
        parcels.map(({ inventory }) => inventory),
      ),
    ]),
  ])
  expect(statuses(await world.receipts(), 'inventory', 'COP-1')).toEqual(['899'])
})

test.each(['501', '502', '503', '599'])('goods found irregular are detained with %s, then sent back or released', async (status) => {
  const world = await worldWith({ rules: [rule('document')] })
  await declare(
    world,
    ['1', '2'].map((number) => parcelOf(number)),
  )
  const [one, two] = [await idOf(world, 'COP-1'), await idOf(world, 'COP-2')]
  await world.customs.decide(
    '李关员',
    [one, two].map((id) => ({ id, decision: `detain${status}`, note: '侵权嫌疑', result: 'counterfeit' as const })),
  )
  expect((await world.customs.queue('detained')).total).toBe(2)
  await world.customs.decide('王关员', [
    { id: one, decision: 'sendBack', note: '退运处置' },
    { id: two, decision: 'release', note: '处置完毕' },
  ])
  const said = await world.receipts()
  expect(statuses(said, 'inventory', 'COP-1')).toEqual(['120', '500', status, '700'])
  expect(statuses(said, 'inventory', 'COP-2')).toEqual(['120', '500', status, '800'])
  expect(statuses(said, 'order', 'ORD-2')).toEqual(['120', '399'])
  expect((await world.customs.queue('detained')).total).toBe(0)
})

test('released goods may be withdrawn before they leave', async () => {
  const world = await openWorld()
  const parcels = await declare(world)
  await arrive(world, parcels)
  await world.receipts()
  expect(await decide(world, 'sendBack', '企业申请退关')).toMatchObject({ ok: true, status: '700' })
  expect(await world.receipts()).toMatchObject([{ status: '700', info: '[Code:2700;Desc:退运：企业申请退关]' }])
})

test('a list suspended by a rule goes on from there when it is resumed', async () => {
  const world = await worldWith({ rules: [rule('suspend', { waybillPattern: '^WB1$' })] })
  await declare(world)
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '600'])
  expect((await world.customs.queue('suspended')).total).toBe(1)
  await decide(world, 'resume')
  const said = await world.receipts()
  expect(statuses(said, 'inventory')).toEqual(['120', '399'])
  expect(statuses(said, 'order')).toEqual(['399'])
})

test('a list suspended by an officer goes back to where it was, and its goods may have arrived meanwhile', async () => {
  const world = await openWorld()
  const parcels = await declare(world)
  await decide(world, 'suspend')
  await arrive(world, parcels)
  await decide(world, 'resume')
  const said = await world.receipts()
  expect(statuses(said, 'inventory')).toEqual(['120', '399', '600', '399'])
  expect(statuses(said, 'arrival')).toEqual(['100'])
})

test('an office that releases by hand puts arrived lists on the work list', async () => {
  const world = await worldWith({ profile: { autoRelease: false } })
  const parcels = await declare(world)
  expect((await world.customs.queue('review')).total).toBe(0)
  expect(await decide(world, 'release')).toMatchObject({ ok: false, code: 'not-releasable-arrival', message: '不能放行：货物尚未运抵' })
  await arrive(world, parcels)
  expect((await world.customs.queue('review')).items).toMatchObject([{ status: '399' }])
  expect(await decide(world, 'release')).toMatchObject({ ok: true, status: '800' })
  expect((await world.customs.queue('review')).total).toBe(0)
})

test('each office has its own profile', async () => {
  const world = await openWorld()
  const offices: readonly (readonly [string, Partial<Profile>])[] = [
    ['4601', {}],
    ['4602', { receiptsRequired: false }],
    ['4603', { emit400: true }],
    ['4604', { arrivalRequired: false }],
    ['4605', { toleranceWeight: '0.1' }],
    ['4606', { softDifferencesPass: true }],
    ['4607', { splitShipment: true }],
    ['4608', { transportInfoStage: 'departure', arrivalRequired: false }],
    ['4609', { arrivalRequired: false }],
  ]
  expect(
    await world.customs.replaceSetting(
      'profiles',
      offices.map(([customsCode, profile]) => ({ customsCode, ...profile })),
    ),
  ).toEqual([])
  const parcel = (customsCode: string): Parcel => parcelOf(customsCode, { customsCode })
  const noTransport = { trafName: undefined, voyageNo: undefined, billNo: undefined }
  const parcels = {
    '4603': parcel('4603'),
    '4604': parcel('4604'),
    '4605': { ...parcel('4605'), waybill: altered(parcel('4605').waybill, { grossWeight: '0.7' }) },
    '4606': { ...parcel('4606'), waybill: altered(parcel('4606').waybill, { freight: '9' }) },
    '4607': { ...parcel('4607'), inventory: { ...parcel('4607').inventory, lines: parcel('4607').inventory.lines.slice(0, 1) } },
    '4608': { ...parcel('4608'), inventory: altered(parcel('4608').inventory, noTransport) },
    '4609': { ...parcel('4609'), inventory: altered(parcel('4609').inventory, noTransport) },
  }
  await world.customs.receive(messagesOf(Object.values(parcels)))
  await world.customs.receive(messagesOf([parcel('4602')], ['order', 'waybill', 'inventory']))
  const second = altered(parcels['4607'].inventory, { copNo: 'COP-4607B', logisticsNo: 'WB4607B', guid: nextGuid(), preNo: 'B20261122000099999' })
  await world.customs.receive([
    messageOf('waybill', [altered(parcel('4607').waybill, { logisticsNo: 'WB4607B', guid: nextGuid() })]),
    messageOf('inventory', [second]),
  ])
  const said = await world.receipts()
  const of = (office: string): string[] => statuses(said, 'inventory', `COP-${office}`)
  expect(Object.fromEntries(['4602', '4603', '4604', '4605', '4606', '4607', '4607B', '4608', '4609'].map((office) => [office, of(office)]))).toEqual(
    {
      '4602': ['120', '399'],
      '4603': ['120', '399', '400'],
      '4604': ['120', '399', '800'],
      '4605': ['120', '399'],
      '4606': ['120', '399'],
      '4607': ['120', '399'],
      '4607B': ['120', '399'],
      '4608': ['120', '399', '800'],
      '4609': ['120', '399'],
    },
  )
  expect(said.find(({ number, status }) => number === 'COP-4606' && status === '399')?.info).toBe(
    '[Code:2300;Desc:审核通过]；[Code:1922;Desc:运保费与运单不一致]',
  )
  await arrive(world, [parcels['4603']], { customsCode: '4603' })
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['800'])
})

test('a share of the lists is reviewed at random, the same ones for the same seed', async () => {
  const reviewed = async (seed: number): Promise<string[]> => {
    const world = await worldWith({ profile: { manualRate: 0.3 }, seed })
    await declare(
      world,
      Array.from({ length: 100 }, (_, index) => parcelOf(String(index))),
    )
    const { items } = await world.customs.queue('review', { limit: 200 })
    return items.map(({ head }) => String(head['copNo'])).sort()
  }
  const first = await reviewed(7)
  expect(first.length).toBeGreaterThan(15)
  expect(first.length).toBeLessThan(45)
  expect(await reviewed(7)).toEqual(first)
  expect(await reviewed(8)).not.toEqual(first)
})

test('a rule hits only what fits all that it names, and an inactive one nothing', async () => {
  const world = await worldWith({
    rules: [
      rule('manual', { enterprises: ['4601B00001'], creditClasses: ['D'] }),
      { ...rule('document', { destinations: ['999'] }), id: 'R-2' },
      { ...rule('suspend'), active: false },
      { ...rule('suspend', { offices: ['9999'] }), id: 'R-4' },
    ],
  })
  await declare(world, [parcelOf('1')])
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '399'])
  await world.customs.replaceSetting('creditClasses', { '4601B00001': 'D' })
  await declare(world, [parcelOf('2')])
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '300'])
})

test('steps may be delayed, and the clock brings them', async () => {
  const world = await openWorld()
  await world.customs.replaceSetting('delays', { audit: [hour, 2 * hour], release: [hour, hour] })
  const parcels = await declare(world)
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120'])
  await world.customs.tick()
  expect(await world.receipts()).toEqual([])
  world.pass(2 * hour)
  await world.customs.tick()
  const audited = await world.receipts()
  expect(statuses(audited, 'inventory')).toEqual(['399'])
  expect(statuses(audited, 'payment')).toEqual(['399'])
  await arrive(world, parcels)
  expect(statuses(await world.receipts(), 'inventory')).toEqual([])
  world.pass(hour)
  expect(await world.customs.tick()).toBe(1)
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['800'])
})

test('a setting that would stop every batch is refused and changes nothing', async () => {
  const world = await openWorld()
  expect(await world.customs.replaceSetting('riskRules', [rule('manual', { waybillPattern: '(' })])).toMatchObject([
    { path: '[0].when.waybillPattern' },
  ])
  expect(await world.customs.replaceSetting('profiles', [{ customsCode: '4601', manualRate: 3 }])).toMatchObject([{ path: '[0].manualRate' }])
  expect(await world.customs.settings()).toMatchObject({ profiles: [], riskRules: [] })
})

test('a change that was approved too late is refused', async () => {
  const world = await openWorld()
  const [parcel] = (await declare(world)) as [Parcel]
  await world.customs.replaceSetting('riskRules', [rule('manual')])
  const changed = altered(parcel.inventory, {
    appType: '2',
    appTime: '20261122110000',
    guid: nextGuid(),
    preNo: 'B20261122000000002',
    country: '110',
  })
  await world.customs.receive([messageOf('inventory', [changed])])
  const [{ id } = { id: 0 }] = (await world.customs.queue('review')).items
  await world.customs.receive([messageOf('arrival', [arrivalOf('1', [parcel.inventory])])])
  expect(await world.customs.decide('王关员', [{ id, decision: 'approve' }])).toMatchObject([{ ok: false, code: 'source-moved' }])
  expect(await world.customs.decide('王关员', [{ id, decision: 'return', note: '原清单已放行' }])).toMatchObject([{ ok: true, status: '100' }])
  expect(await world.ask('select status, superseded from customs.inventory order by id')).toEqual([
    { status: '800', superseded: false },
    { status: '100', superseded: false },
  ])
})

test('a list that waits for its goods waits on when it is resumed', async () => {
  const world = await worldWith({ profile: { emit400: true } })
  await declare(world)
  await decide(world, 'suspend')
  await decide(world, 'resume')
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '399', '400', '600', '400'])
})
