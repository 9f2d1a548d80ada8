import { documentOf } from '@openceb/documents'
import { writeReceipts } from '@openceb/message'
import { expect, test } from 'vitest'
import { givenWindow } from '../testing/window.ts'

test('a message that comes several times at once is stored once, and every time gets the one answer', async () => {
  const { sendBytes, messageOf, parcel, statusOf, owner } = await givenWindow()
  const bytes = messageOf('order', 'platform', [parcel(1).order, parcel(2).order])
  const answers = await Promise.all([1, 2, 3, 4].map(() => sendBytes(bytes, 'platform')))
  expect(await statusOf('order')).toEqual(['2', '2'])
  const [first] = answers
  expect(first).toMatchObject({ kind: 'receipts', replay: false })
  for (const again of answers.slice(1)) expect(again).toEqual({ ...first, replay: true })
  expect(await owner.query('select from ceb.message')).toHaveLength(1)
  expect(await owner.query('select from ceb.receipt')).toHaveLength(2)
})

test('the same guid of two senders names two messages', async () => {
  const { sendBytes, messageOf, parcel, statusOf } = await givenWindow()
  const orders = messageOf('order', 'platform', [parcel(1).order])
  const guid = /guid="([^"]+)"/.exec(Buffer.from(orders).toString())?.[1] ?? ''
  const payments = Buffer.from(
    Buffer.from(messageOf('payment', 'payment', [parcel(1).payment]))
      .toString()
      .replace(/guid="[^"]+"/, `guid="${guid}"`),
  )
  const answers = await Promise.all([sendBytes(orders, 'platform'), sendBytes(payments, 'payment')])
  expect(answers.map((answer) => answer.kind === 'receipts' && answer.replay)).toEqual([false, false])
  expect([await statusOf('order'), await statusOf('payment')]).toEqual([['2'], ['2']])
})

test('what customs said before a delivery was told still moves the document', async () => {
  const { window, parcel, send, statusOf, parts, owner, advance } = await givenWindow()
  const one = parcel(1)
  await send('order', 'platform', [one.order])
  await send('payment', 'payment', [one.payment])
  await send('waybill', 'logistics', [one.waybill])
  await send('inventory', 'agent1', [one.inventory])
  await window.dispatch()
  // Customs has the messages and answers within two seconds; the window dies before it knows, and delivers again a minute later.
  advance(60_000)
  expect(await window.carry({ receive: async () => {}, carry: async () => 0 })).toBe(4)
  const [row] = await owner.query<{ pre_no: string }>('select pre_no from ceb.inventory')
  const receipts = [
    ['120', '20261122100001000'],
    ['399', '20261122100002000'],
  ].map(([returnStatus = '', returnTime = '']) => ({
    guid: parts.random.uuid(),
    identity: { ...one.inventory.head, preNo: row?.pre_no, invtNo: '29102026E000000001' } as never,
    returnStatus,
    returnTime,
    returnInfo: '',
  }))
  const guid = parts.random.uuid()
  await window.receive([{ guid, type: 'CEB604Message', bytes: Buffer.from(writeReceipts({ definition: documentOf('inventory'), guid, receipts })) }])
  expect(await statusOf('inventory')).toEqual(['399'])
  const said = await owner.query<{ status: string }>(`select status from ceb.receipt where document = 'inventory' order by return_time, id`)
  // In the order of their times, so that whoever goes by the latest one is right too.
  expect(said.map(({ status }) => status)).toEqual(['2', '3', '120', '399'])
})
