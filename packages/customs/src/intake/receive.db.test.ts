import { readMessage } from '@openceb/message'
import { expect, test } from 'vitest'
import { altered, arrivalOf, departureOf, messageOf, messagesOf, nextGuid, parcelOf } from '../testing/parcel.ts'
import { openWorld, statuses } from '../testing/world.ts'

const hour = 3600_000

test('the same messages twice change nothing and say nothing twice', async () => {
  const world = await openWorld()
  const messages = messagesOf([parcelOf('1')])
  await world.customs.receive([...messages, ...messages])
  const [before] = await world.ask('select (select count(*) from customs.document) as documents, (select count(*) from customs.outbox) as outbox')
  await world.customs.receive(messages)
  await Promise.all([world.customs.receive(messages), world.customs.receive(messages)])
  expect(await world.ask('select (select count(*) from customs.document) as documents, (select count(*) from customs.outbox) as outbox')).toEqual([
    before,
  ])
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '399'])
})

test('a document sent again in another message is answered with where it stands', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await world.customs.receive(messagesOf([parcel]))
  const first = await world.receipts()
  world.pass(hour)
  await world.customs.receive(messagesOf([parcel]))
  const again = await world.receipts()
  for (const document of ['order', 'payment', 'waybill', 'inventory']) expect(statuses(again, document)).toEqual(['399'])
  expect(again.find(({ document }) => document === 'inventory')).toEqual(first.findLast(({ document }) => document === 'inventory'))
  expect(await world.ask('select count(*)::int as lists from customs.inventory')).toEqual([{ lists: 1 }])
})

test('receipts that were not delivered stay and come again', async () => {
  const world = await openWorld()
  await world.customs.receive(messagesOf([parcelOf('1')]))
  await expect(world.customs.carry(() => Promise.reject(new Error('unreachable')), 10)).rejects.toThrow('unreachable')
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '399'])
  expect(await world.customs.carry(() => Promise.resolve(), 10)).toBe(0)
})

test('a list waits for a missing waybill and goes on when it comes', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await world.customs.receive(messagesOf([parcel], ['order', 'payment', 'inventory']))
  expect(statuses(await world.receipts(), 'inventory')).toEqual([])
  world.pass(5 * hour)
  await world.customs.tick()
  await world.customs.receive(messagesOf([parcel], ['waybill']))
  const said = await world.receipts()
  expect(statuses(said, 'inventory')).toEqual(['120', '399'])
  for (const document of ['order', 'payment']) expect(statuses(said, document)).toEqual(['399'])
  expect(statuses(said, 'waybill')).toEqual(['120', '399'])
  expect(await world.ask('select * from customs.step union all select id, kind, null from customs.awaiting')).toEqual([])
})

test('a list whose set is not complete after a day is returned, and its order may be used by another', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await world.customs.receive(messagesOf([parcel], ['order', 'payment', 'inventory']))
  world.pass(24 * hour)
  await world.customs.tick()
  const said = await world.receipts()
  expect(said.filter(({ document }) => document === 'inventory')).toMatchObject([
    { status: '100', info: '四单数据不完整：[Code:1909;Desc:未找到清单对应的运单]' },
  ])
  expect(said.find(({ document }) => document === 'inventory')?.identity).not.toHaveProperty('invtNo')
  // What comes after the end does nothing by itself.
  await world.customs.receive(messagesOf([parcel], ['waybill']))
  expect(statuses(await world.receipts(), 'inventory')).toEqual([])

  const corrected = altered(parcel.inventory, { copNo: 'COP-NEW', preNo: 'B20261122000000099', guid: nextGuid(), appTime: '20261123110000' })
  await world.customs.receive([messageOf('inventory', [corrected])])
  expect(statuses(await world.receipts(), 'inventory', 'COP-NEW')).toEqual(['120', '399'])
})

test('a document that was being stored while a list began to wait is found at the next tick', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await world.customs.receive(messagesOf([parcel], ['payment', 'waybill', 'inventory']))
  // The order came without anybody looking for who waits for it.
  await world.ask('create table kept as select * from customs.awaiting')
  await world.ask('delete from customs.awaiting')
  await world.customs.receive(messagesOf([parcel], ['order']))
  await world.ask('insert into customs.awaiting select * from kept')
  expect(statuses(await world.receipts(), 'inventory')).toEqual([])
  await world.customs.tick()
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '399'])
})

test('a returned order returns its list with the reason, and both may be declared again', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  const broken = altered(parcel.order, {}, [1, { gnum: 7 }])
  await world.customs.receive(messagesOf([{ ...parcel, order: broken }]))
  const said = await world.receipts()
  expect(statuses(said, 'order')).toEqual(['100'])
  expect(said.find(({ document }) => document === 'inventory')).toMatchObject({
    status: '100',
    info: '电子订单已退单：[Code:1305;Desc:表体序号应从1开始连续且不重复]',
  })

  world.pass(hour)
  const later = { appTime: '20261122110000' }
  await world.customs.receive(
    messagesOf([{ ...parcel, order: altered(parcel.order, later), inventory: altered(parcel.inventory, later) }], ['order', 'inventory']),
  )
  const second = await world.receipts()
  expect(statuses(second, 'order')).toEqual(['120', '399'])
  expect(statuses(second, 'inventory')).toEqual(['120', '399'])
})

test('an unbound order can be changed and taken back, a bound one cannot', async () => {
  const world = await openWorld()
  const { order, ...rest } = parcelOf('1')
  await world.customs.receive([messageOf('order', [order])])
  const change = { appType: '2', appTime: '20261122100500', guid: nextGuid(), note: '更正' }
  await world.customs.receive([messageOf('order', [altered(order, change)])])
  expect(statuses(await world.receipts(), 'order')).toEqual(['120', '120'])
  await world.customs.receive([messageOf('order', [altered(order, { ...change, appType: '3', appTime: '20261122100600' })])])
  expect((await world.receipts()).map(({ info }) => info)).toEqual(['[Code:1800;Desc:删除成功]'])

  await world.customs.receive(messagesOf([{ order, ...rest }]))
  await world.receipts()
  await world.customs.receive([messageOf('order', [altered(order, { ...change, appTime: '20261122120000' })])])
  expect(await world.receipts()).toMatchObject([
    { status: '100', info: '[Code:1603;Desc:电子订单[ORD-1/4601P00001/4601B00001]当前状态为[399]，不允许变更或重复申报]' },
  ])
  expect(await world.ask('select status from customs.standing where document = $1 order by id', ['order'])).toEqual([
    { status: 'replaced' },
    { status: 'replaced' },
    { status: '399' },
  ])
})

test('a change and what it changes may come in one batch', async () => {
  const world = await openWorld()
  const { order } = parcelOf('1')
  await world.customs.receive([
    messageOf('order', [order]),
    messageOf('order', [altered(order, { appType: '2', appTime: '20261122100500', guid: nextGuid(), note: '更正' })]),
  ])
  expect(statuses(await world.receipts(), 'order')).toEqual(['120', '120'])
  expect(await world.ask(`select body -> 'head' ->> 'note' as note from customs.document d join customs.document_key k on k.id = d.id`)).toEqual([
    { note: '更正' },
  ])
})

test('a change of an audited list takes its place with the same number', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await world.customs.receive(messagesOf([parcel]))
  const [first] = (await world.receipts()).filter(({ document }) => document === 'inventory')
  const changed = altered(parcel.inventory, {
    appType: '2',
    appTime: '20261122110000',
    guid: nextGuid(),
    preNo: 'B20261122000000002',
    country: '110',
    netWeight: '0.4',
  })
  await world.customs.receive([messageOf('inventory', [changed])])
  const said = await world.receipts()
  expect(statuses(said, 'inventory')).toEqual(['120', '399'])
  expect(said[0]?.identity).toMatchObject({ preNo: 'B20261122000000002', invtNo: first?.identity['invtNo'] })
  expect(await world.ask('select superseded from customs.inventory order by id')).toEqual([{ superseded: true }, { superseded: false }])

  await world.customs.receive([messageOf('arrival', [arrivalOf('1', [parcel.inventory])])])
  expect((await world.receipts()).find(({ status }) => status === '800')?.identity).toMatchObject({ preNo: 'B20261122000000002' })
})

test('a change that alters a frozen field, or that fails the comparison, leaves the list as it is', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await world.customs.receive(messagesOf([parcel]))
  await world.receipts()
  const change = { appType: '2', appTime: '20261122110000', preNo: 'B20261122000000002' }
  await world.customs.receive([messageOf('inventory', [altered(parcel.inventory, { ...change, guid: nextGuid(), tradeMode: '9710' })])])
  expect(await world.receipts()).toMatchObject([{ status: '100', info: '[Code:1604;Desc:改单不允许修改tradeMode]' }])
  await world.customs.receive([messageOf('inventory', [altered(parcel.inventory, { ...change, guid: nextGuid(), packNo: 9 })])])
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['120', '100'])
  await world.customs.receive([messageOf('arrival', [arrivalOf('1', [parcel.inventory])])])
  expect((await world.receipts()).find(({ status }) => status === '800')?.identity).toMatchObject({ preNo: parcel.inventory.head['preNo' as never] })
})

test('an order or a waybill that an effective list has is refused to another', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  const other = altered(parcel.inventory, { copNo: 'COP-2', preNo: 'B20261122000000002', guid: nextGuid() })
  await world.customs.receive([...messagesOf([parcel]), messageOf('inventory', [other])])
  expect((await world.receipts()).filter(({ number }) => number === 'COP-2')).toMatchObject([
    {
      status: '100',
      info: '[Code:1606;Desc:订单[ORD-1]已存在有效清单[B20261122000000001]]；[Code:1606;Desc:运单[WB1]已存在有效清单[B20261122000000001]]',
    },
  ])
})

test('some documents of a message may be refused while the others go on', async () => {
  const world = await openWorld()
  const parcels = ['1', '2', '3'].map((number) => parcelOf(number))
  const [first, second, third] = parcels as [(typeof parcels)[0], (typeof parcels)[0], (typeof parcels)[0]]
  await world.customs.receive(messagesOf([first, { ...second, inventory: altered(second.inventory, { packNo: 4 }) }, third]))
  const said = await world.receipts()
  expect(['1', '2', '3'].map((number) => statuses(said, 'inventory', `COP-${number}`).at(-1))).toEqual(['399', '100', '399'])
})

test('a message that cannot be read is answered with a CEB900', async () => {
  const world = await openWorld()
  await world.customs.receive([{ guid: nextGuid(), type: 'CEB603Message', bytes: Buffer.from('<CEB603Message') }])
  const answers: string[] = []
  await world.customs.carry(async (messages) => void answers.push(...messages.map(({ bytes }) => readMessage(bytes).kind)), 10)
  expect(answers).toEqual(['technical'])
})

test('an arrival names every waybill that is wrong and has no effect then', async () => {
  const world = await openWorld()
  const good = parcelOf('1')
  const returned = parcelOf('2')
  const unknown = parcelOf('3')
  const elsewhere = parcelOf('4', { customsCode: '5101' })
  await world.customs.receive(messagesOf([good, { ...returned, inventory: altered(returned.inventory, { packNo: 4 }) }, elsewhere]))
  await world.receipts()
  await world.customs.receive([
    messageOf('arrival', [
      arrivalOf(
        '1',
        [good, returned, unknown, elsewhere].map(({ inventory }) => inventory),
      ),
    ]),
  ])
  expect(await world.receipts()).toMatchObject([
    {
      document: 'arrival',
      status: '100',
      info: '[Code:2106;Desc:运单[WB2、WB3]对应清单不存在或未审结]；[Code:2106;Desc:运单[WB4]对应清单的申报地海关与运抵单不一致]',
    },
  ])
  expect((await world.customs.queue('errors')).items).toMatchObject([{ document: 'arrival', status: '100', head: { copNo: 'ARR-1' } }])

  await world.customs.receive([messageOf('arrival', [arrivalOf('1', [good.inventory], { appTime: '20261122110000' })])])
  expect(statuses(await world.receipts(), 'inventory')).toEqual(['800'])
  expect((await world.customs.queue('errors')).total).toBe(0)
  await world.customs.receive([messageOf('arrival', [arrivalOf('2', [good.inventory])])])
  expect(await world.receipts()).toMatchObject([{ status: '100', info: '[Code:2106;Desc:运单[WB1]已申报运抵]' }])
})

test('an arrival without waybills stands for every list of its bill of lading', async () => {
  const world = await openWorld()
  const parcels = ['1', '2']
    .map((number) => parcelOf(number))
    .map((parcel) => ({ ...parcel, inventory: altered(parcel.inventory, { billNo: 'MAWB-1' }) }))
  await world.customs.receive(messagesOf(parcels))
  await world.receipts()
  await world.customs.receive([
    messageOf('arrival', [arrivalOf('1', [], { billNo: 'MAWB-2' })]),
    messageOf('arrival', [arrivalOf('2', [], { billNo: 'MAWB-1' })]),
  ])
  const said = await world.receipts()
  expect(said.filter(({ document }) => document === 'arrival')).toMatchObject([
    { status: '100', info: '[Code:2106;Desc:提运单[MAWB-2]未找到已审结的清单]' },
    { status: '399' },
  ])
  expect(statuses(said, 'inventory')).toEqual(['800', '800'])
})

test('a departure names every waybill that is not released or travels otherwise', async () => {
  const world = await openWorld()
  const parcels = ['1', '2', '3', '4'].map((number) => parcelOf(number))
  const inventories = parcels.map(({ inventory }, index) =>
    altered(inventory, { billNo: index === 2 ? 'OTHER' : 'MAWB-1', voyageNo: index === 3 ? 'V9' : 'V1' }),
  )
  await world.customs.receive(messagesOf(parcels.map((parcel, index) => ({ ...parcel, inventory: inventories[index] ?? parcel.inventory }))))
  await world.customs.receive([
    messageOf('arrival', [
      arrivalOf(
        '1',
        [0, 2, 3].flatMap((index) => inventories[index] ?? []),
      ),
    ]),
  ])
  await world.receipts()
  world.pass(12 * hour)
  await world.customs.receive([messageOf('departure', [departureOf('1', inventories)])])
  expect(await world.receipts()).toMatchObject([
    {
      status: '100',
      info: '[Code:2204;Desc:运单[WB2]对应清单未放行]；[Code:2204;Desc:运单[WB3]与总分单的提运单号不一致]；[Code:2204;Desc:运单[WB4]与总分单的航班航次号不一致]',
    },
  ])
  await world.customs.receive([messageOf('departure', [departureOf('2', inventories.slice(0, 1), { leaveTime: '20261122105959' })])])
  expect(await world.receipts()).toMatchObject([{ status: '100', info: '[Code:2204;Desc:运单[WB1]的离境时间早于放行时间]' }])
  await world.customs.receive([messageOf('departure', [departureOf('3', inventories.slice(0, 1), { leaveTime: '20261123000001' })])])
  expect(await world.receipts()).toMatchObject([{ status: '100', info: '[Code:2201;Desc:离境时间[20261123000001]不能晚于当前时间]' }])
})

test('goods that do not leave within thirty days of their release are shown to the officers until they do', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await world.customs.receive(messagesOf([parcel]))
  await world.customs.receive([messageOf('arrival', [arrivalOf('1', [parcel.inventory])])])
  world.pass(31 * 24 * hour)
  await world.customs.tick()
  expect((await world.customs.queue('errors')).items).toMatchObject([{ document: 'inventory', status: '800' }])
  await world.customs.receive([messageOf('departure', [departureOf('1', [parcel.inventory])])])
  expect((await world.customs.queue('errors')).total).toBe(0)
})
