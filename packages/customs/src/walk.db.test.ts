import { expect, test } from 'vitest'
import { arrivalOf, departureOf, messageOf, messagesOf, parcelOf } from './testing/parcel.ts'
import { openWorld, statuses } from './testing/world.ts'

const hour = 3600_000

test('a parcel whose documents agree is accepted, audited, released at arrival and closed at departure', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  await world.customs.receive(messagesOf([parcel]))
  const first = await world.receipts()
  for (const document of ['order', 'payment', 'waybill', 'inventory']) expect(statuses(first, document)).toEqual(['120', '399'])
  expect(first.find(({ document }) => document === 'inventory')).toMatchObject({
    info: '[Code:1800;Desc:逻辑校验通过]',
    identity: {
      agentCode: '4601A00001',
      copNo: 'COP-1',
      preNo: 'B20261122000000001',
      invtNo: '46012026E000000001',
      orderNo: 'ORD-1',
      statisticsFlag: 'A',
    },
  })

  world.pass(hour)
  await world.customs.receive([messageOf('arrival', [arrivalOf('1', [parcel.inventory])])])
  const second = await world.receipts()
  expect(statuses(second, 'arrival')).toEqual(['399'])
  expect(second.filter(({ document }) => document === 'inventory')).toMatchObject([{ status: '800', info: '[Code:2600;Desc:放行]' }])

  world.pass(10 * hour)
  await world.customs.receive([messageOf('departure', [departureOf('1', [parcel.inventory])])])
  const third = await world.receipts()
  expect(statuses(third, 'departure')).toEqual(['399'])
  expect(statuses(third, 'inventory')).toEqual(['899'])
  expect(await world.ask('select status, internal, cleared_at from customs.inventory')).toEqual([
    { status: '899', internal: 28, cleared_at: '20261122200000' },
  ])
})

test('the whole life of a parcel may come in one batch', async () => {
  const world = await openWorld()
  const parcel = parcelOf('1')
  const leaving = departureOf('1', [parcel.inventory], { leaveTime: '20261122110000' })
  await world.customs.receive([
    messageOf('departure', [leaving]),
    messageOf('arrival', [arrivalOf('1', [parcel.inventory])]),
    ...messagesOf([parcel]),
  ])
  const said = await world.receipts()
  expect(statuses(said, 'inventory')).toEqual(['120', '399', '800', '899'])
})

test('a batch of a hundred parcels with two waybills each in the reports is answered list by list', async () => {
  const world = await openWorld()
  const parcels = Array.from({ length: 100 }, (_, index) => parcelOf(`77-${index}`, { goods: 5 }))
  await world.customs.receive(messagesOf(parcels))
  await world.customs.receive([
    messageOf('arrival', [
      arrivalOf(
        '1',
        parcels.map(({ inventory }) => inventory),
      ),
    ]),
  ])
  const said = await world.receipts()
  for (const document of ['order', 'payment', 'waybill'])
    for (const status of ['120', '399']) expect(said.filter((one) => one.document === document && one.status === status)).toHaveLength(100)
  for (const { inventory } of parcels)
    expect(statuses(said, 'inventory', String((inventory.head as { copNo?: string }).copNo))).toEqual(['120', '399', '800'])
  expect(new Set(said.map(({ identity }) => identity['invtNo']).filter(Boolean)).size).toBe(100)
})
