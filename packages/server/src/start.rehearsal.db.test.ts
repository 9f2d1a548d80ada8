import { documentOf } from '@openceb/documents'
import { makeArrival, makeDeparture, makeParcel } from '@openceb/documents/parcel'
import type { DocumentValue } from '@openceb/kernel'
import { readMessage, writeMessage } from '@openceb/message'
import { type Database, openDatabase, openIds, openSerials } from '@openceb/store'
import { openCustoms } from '@openceb/customs'
import { expect, onTestFinished, test } from 'vitest'
import { openReference } from './reference/reference.ts'
import { startWindow } from './rehearsal.ts'
import { createTestWorld, demoWorld, player, seededRandom } from './testing/window.ts'

const raise = (error: Error): void => {
  throw error
}

const givenRehearsal = async () => {
  const { connection } = await createTestWorld()
  const opened: Database[] = []
  const open = (name: string, role?: string, connections?: number): Database => {
    const database = openDatabase({ connection, name, onError: raise, ...(role ? { role } : {}), ...(connections ? { connections } : {}) })
    opened.push(database)
    return database
  }
  const owner = open('owner')
  const clock = { now: () => new Date() }
  const random = seededRandom(3)
  const reference = await openReference(owner, raise)
  const customsDb = open('customs', 'customs_worker')
  const numbers = open('customs-numbers', 'customs_worker')
  const customs = openCustoms({
    database: customsDb,
    clock,
    random,
    ids: openIds(numbers, 'customs.row_id'),
    serials: openSerials(numbers, 'customs.serial'),
  })
  const errors: string[] = []
  const { window, stop } = startWindow({
    storage: { open, close: async () => {} },
    clock,
    random,
    reference,
    customs,
    works: true,
    settings: { receiptsRequired: true, missingDocuments: 'wait', missingDocumentsHours: 24 },
    receiptsWritten: () => {},
    onError: (error, where) => errors.push(`${where}: ${error.stack}`),
  })
  onTestFinished(async () => {
    await stop()
    await reference.close()
    await Promise.all(opened.map((database) => database.close()))
  })
  const send = async (document: string, user: string, values: readonly DocumentValue[]): Promise<string[]> => {
    const { code, name, dxpId } = player(user)
    const bytes = Buffer.from(
      writeMessage({
        definition: documentOf(document),
        guid: random.uuid(),
        documents: values,
        transfer: { copCode: code, copName: name, dxpMode: 'DXP', dxpId },
      }),
    )
    const answer = await window.takeIn({ bytes, sender: { enterprise: code, dxpId }, channel: 'http' })
    if (answer.kind !== 'receipts') throw new Error(answer.kind)
    const reading = readMessage(Buffer.from(answer.xml))
    return reading.kind === 'receipts' ? reading.receipts.map(({ returnStatus, returnInfo }) => `${returnStatus} ${returnInfo}`) : []
  }
  const until = async (document: string, status: string, count: number): Promise<void> => {
    for (let waited = 0; waited < 15_000; waited += 20) {
      const [row] = await owner.query<{ count: number }>(`select count(*) from ceb.${document} where status = $1`, [status])
      if (row?.count === count) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const rows = await owner.query(`select status, count(*) from ceb.${document} group by 1`)
    const infos = await owner.query(`select status, info from ceb.receipt where document = $1 order by xid desc, id desc limit 5`, [document])
    throw new Error(`${document} did not reach ${status}: ${JSON.stringify({ rows, infos, errors })}`)
  }
  return { clock, random, send, until, owner, errors }
}

test('a hundred parcels are compared, released and closed, and every document gets every receipt once', async () => {
  const { clock, random, send, until, owner, errors } = await givenRehearsal()
  const parcels = Array.from({ length: 100 }, (_, index) => makeParcel(demoWorld, { clock, random }, 'R1', index))
  await send(
    'order',
    'platform',
    parcels.map(({ order }) => order),
  )
  await send(
    'payment',
    'payment',
    parcels.map(({ payment }) => payment),
  )
  await send(
    'waybill',
    'logistics',
    parcels.map(({ waybill }) => waybill),
  )
  await send(
    'inventory',
    'agent1',
    parcels.map(({ inventory }) => inventory),
  )
  for (const document of ['order', 'payment', 'waybill', 'inventory']) await until(document, '399', 100)
  await send('arrival', 'operator', [makeArrival(demoWorld, { clock, random }, 'R1', 'YD1', parcels)])
  await until('inventory', '800', 100)
  await send('departure', 'logistics', [makeDeparture(demoWorld, { clock, random }, 'R1', 'LJ1', parcels)])
  await until('inventory', '899', 100)
  await until('departure', '399', 1)
  const receipts = await owner.query<{ document: string; statuses: string; documents: number }>(
    `select document, statuses, count(*)::int as documents from (
       select document, document_id, string_agg(status, ' ' order by return_time, xid, id) as statuses from ceb.receipt group by 1, 2
     ) as each group by 1, 2 order by 1`,
  )
  expect(receipts).toEqual([
    { document: 'arrival', statuses: '2 3 399', documents: 1 },
    { document: 'departure', statuses: '2 3 399', documents: 1 },
    { document: 'inventory', statuses: '2 3 120 399 800 899', documents: 100 },
    { document: 'order', statuses: '2 3 120 399', documents: 100 },
    { document: 'payment', statuses: '2 3 120 399', documents: 100 },
    { document: 'waybill', statuses: '2 3 120 399', documents: 100 },
  ])
  expect(errors).toEqual([])
  const [missing] = await owner.query<{ count: number }>(`select count(*) from ceb.inventory where invt_no is null or cleared_at is null`)
  expect(missing?.count).toBe(0)
})
