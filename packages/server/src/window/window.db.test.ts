import { readMessage, writeReceipts } from '@openceb/message'
import { documentOf } from '@openceb/documents'
import { expect, test } from 'vitest'
import { givenWindow } from '../testing/window.ts'
import type { Answer } from './contract.ts'

/** A customs side that takes everything and says nothing. */
const silent = { receive: async () => {}, carry: async () => 0 }

const statuses = (answer: Answer): string[] => {
  if (answer.kind !== 'receipts') throw new Error(answer.kind)
  const reading = readMessage(Buffer.from(answer.xml))
  if (reading.kind !== 'receipts') throw new Error(reading.kind === 'unreadable' ? JSON.stringify(reading.issues) : reading.kind)
  return reading.receipts.map(({ returnStatus, returnInfo }) => (returnStatus.startsWith('-') ? `${returnStatus} ${returnInfo}` : returnStatus))
}

test('four documents are stored, sent to customs together and told so', async () => {
  const { window, parcel, sendParcel, send, statusOf } = await givenWindow()
  const one = parcel(1)
  expect(statuses(await send('order', 'platform', [one.order]))).toEqual(['2'])
  expect(statuses(await send('payment', 'payment', [one.payment]))).toEqual(['2'])
  expect(statuses(await send('waybill', 'logistics', [one.waybill]))).toEqual(['2'])
  expect(await window.dispatch()).toBe(0)
  expect(statuses(await send('inventory', 'agent1', [one.inventory]))).toEqual(['2'])
  expect(await window.dispatch()).toBe(1)
  const carried: string[] = []
  await window.carry({
    ...silent,
    receive: async (messages) => {
      for (const { bytes, type } of messages) {
        const reading = readMessage(bytes)
        carried.push(`${type} ${reading.kind === 'message' ? reading.documents.length : JSON.stringify(reading)}`)
      }
    },
  })
  expect(carried.sort()).toEqual(['CEB303Message 1', 'CEB403Message 1', 'CEB505Message 1', 'CEB603Message 1'])
  for (const document of ['order', 'payment', 'waybill', 'inventory']) expect(await statusOf(document)).toEqual(['3'])
  void sendParcel
})

test('a receipt of customs moves the inventory, a late one is kept and moves nothing', async () => {
  const { window, parcel, sendParcel, statusOf, parts, owner, ...given } = await givenWindow()
  const one = parcel(1)
  await sendParcel.call({ ...given, window, parcel, statusOf } as never, one)
  await window.dispatch()
  await window.carry(silent)
  const definition = documentOf('inventory')
  const [row] = await owner.query<{ pre_no: string }>('select pre_no from ceb.inventory')
  const receipt = (returnStatus: string, returnTime: string) => ({
    guid: parts.random.uuid(),
    identity: { ...one.inventory.head, preNo: row?.pre_no, invtNo: '29102026E000000001' } as never,
    returnStatus,
    returnTime,
    returnInfo: `status ${returnStatus}`,
  })
  const message = (guid: string, receipts: ReturnType<typeof receipt>[]) => ({
    guid,
    type: 'CEB604Message',
    bytes: Buffer.from(writeReceipts({ definition, guid, receipts })),
  })
  const first = message('11111111-1111-4111-8111-111111111111', [receipt('120', '20261122100001000'), receipt('399', '20261122100002000')])
  await window.receive([first])
  await window.receive([first])
  expect(await statusOf('inventory')).toEqual(['399'])
  await window.receive([message('21111111-1111-4111-8111-111111111111', [receipt('100', '20261122100001500')])])
  expect(await statusOf('inventory')).toEqual(['399'])
  const kept = await owner.query<{ status: string; moved: boolean }>(
    `select status, moved from ceb.receipt where document = 'inventory' order by return_time, id`,
  )
  expect(kept.map(({ status, moved }) => `${status}${moved ? '' : ' kept'}`)).toEqual(['2', '3', '120', '100 kept', '399'])
  const [stored] = await owner.query<{ invt_no: string }>('select invt_no from ceb.inventory')
  expect(stored?.invt_no).toBe('29102026E000000001')
})

test('a repeated message gets the original answer and changes nothing', async () => {
  const { sendBytes, messageOf, parcel, statusOf, advance } = await givenWindow()
  const bytes = messageOf('order', 'platform', [parcel(1).order, parcel(2).order])
  const first = await sendBytes(bytes, 'platform')
  advance(60_000)
  const again = await sendBytes(bytes, 'platform')
  expect(again).toEqual({ ...first, replay: true })
  expect(await statusOf('order')).toEqual(['2', '2'])
})

test('a document that is there already is refused, and its neighbour in the message is not', async () => {
  const { send, parcel } = await givenWindow()
  const one = parcel(1)
  await send('order', 'platform', [one.order])
  const other = parcel(2).order
  const answers = statuses(
    await send('order', 'platform', [{ ...one.order, head: { ...one.order.head, guid: other.head.guid?.replace(/^./, 'F') } }, other]),
  )
  expect(answers[0]).toMatch(/^-304001 电子订单报文处理失败，\[V-ORD-01 已存在相同编号的订单/)
  expect(answers[1]).toBe('2')
})

test('a broken rule is stored as its code and may be sent again under the same number', async () => {
  const { send, parcel, statusOf } = await givenWindow()
  const { order } = parcel(1)
  const broken = { ...order, head: { ...order.head, goodsValue: '1' } }
  expect(statuses(await send('order', 'platform', [broken as never]))[0]).toMatch(
    /^-303007 电子订单业务校验失败，\[V-ORD-07 商品金额\[1\]与表体总价合计/,
  )
  expect(statuses(await send('order', 'platform', [order]))).toEqual(['2'])
  expect(await statusOf('order')).toEqual(['-303007', '2'])
})

test('a change replaces the stored order, an older one and one of a bound order are refused', async () => {
  const { send, parcel, statusOf, advance, ...given } = await givenWindow()
  const one = parcel(1)
  await send('order', 'platform', [one.order])
  const change = (appTime: string, appType = '2') =>
    [{ ...one.order, head: { ...one.order.head, appType, appTime, guid: given.parts.random.uuid() } } as never] as const
  expect(statuses(await send('order', 'platform', change('20261122095959')))[0]).toMatch(/^-304004/)
  advance(1000)
  expect(statuses(await send('order', 'platform', change('20261122100001')))).toEqual(['2'])
  await send('payment', 'payment', [one.payment])
  await send('waybill', 'logistics', [one.waybill])
  await send('inventory', 'agent1', [one.inventory])
  expect(statuses(await send('order', 'platform', change('20261122100002', '3')))[0]).toMatch(/^-304003/)
  expect(await statusOf('order')).toEqual(['2'])
})

test('an inventory waits for its waybill and goes on the moment it is stored', async () => {
  const { send, parcel, window, owner } = await givenWindow()
  const one = parcel(1)
  await send('order', 'platform', [one.order])
  await send('payment', 'payment', [one.payment])
  await send('inventory', 'agent1', [one.inventory])
  expect(await window.dispatch()).toBe(1)
  expect(await window.dispatch()).toBe(0)
  const infos = await owner.query<{ info: string }>(`select info from ceb.receipt where document = 'inventory' order by xid, id`)
  expect(infos.map(({ info }) => info)[1]).toBe('等待物流运单数据')
  await send('waybill', 'logistics', [one.waybill])
  expect(await window.dispatch()).toBe(1)
  expect(await window.carry(silent)).toBe(4)
})

test('an inventory whose order never comes fails after a day with its reason', async () => {
  const { send, parcel, window, statusOf, advance, owner } = await givenWindow()
  const one = parcel(1)
  await send('inventory', 'agent1', [one.inventory])
  await window.dispatch()
  advance(24 * 3600_000)
  expect(await window.dispatch()).toBe(1)
  expect(await statusOf('inventory')).toEqual(['-604008'])
  const [last] = await owner.query<{ info: string }>(`select info from ceb.receipt where document = 'inventory' order by xid desc, id desc limit 1`)
  expect(last?.info).toContain('缺少电子订单、收款单、物流运单')
})

test('a delivery that fails is tried again after 1, 5 and 15 minutes, then told as failed', async () => {
  const { window, parcel, statusOf, advance, ...given } = await givenWindow()
  const one = parcel(1)
  for (const [document, user] of [
    ['order', 'platform'],
    ['payment', 'payment'],
    ['waybill', 'logistics'],
    ['inventory', 'agent1'],
  ] as const)
    await given.send(document, user, [one[document]])
  await window.dispatch()
  const fail = {
    ...silent,
    receive: async () => {
      throw new Error('unreachable')
    },
  }
  for (const minutes of [1, 5, 15]) {
    expect(await window.carry(fail)).toBe(4)
    expect(await statusOf('inventory')).toEqual(['2'])
    advance(minutes * 60_000)
  }
  expect(await window.carry(fail)).toBe(4)
  expect(await statusOf('inventory')).toEqual(['4'])
  expect(await window.carry(fail)).toBe(0)
})
