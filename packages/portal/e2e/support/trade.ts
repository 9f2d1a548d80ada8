/** What the programs of the enterprises do while people sit at the portal: send documents, and see how they stand. */
import { randomInt, randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { documentOf } from '@openceb/documents'
import { makeArrival, makeDeparture, makeParcel, type Parcel } from '@openceb/documents/parcel'
import type { DocumentValue } from '@openceb/kernel'
import { readMessage, writeMessage } from '@openceb/message'
import { credentials, keyOf, parcelWorld } from './world.ts'

/** Real time and chance. */
export const means = { clock: { now: () => new Date() }, random: { next: () => randomInt(2 ** 32) / 2 ** 32, uuid: () => randomUUID() } }

/** No two tests of a run share a number. */
export const newSeries = (): string => `T${randomUUID().replaceAll('-', '').slice(0, 8).toUpperCase()}`

export const newParcel = (series = newSeries(), number = 1, seller = 'seller1'): Parcel => makeParcel(parcelWorld(seller), means, series, number)

/** As stored and not yet declared. */
export const draftOf = <T extends DocumentValue>(document: T): T => ({ ...document, head: { ...document.head, appStatus: '1' } })

type Status = string

/** Sends documents of one kind as the program of a user's enterprise; answers the status of each. */
export const send = async (document: string, username: string, documents: readonly DocumentValue[]): Promise<readonly Status[]> => {
  const { enterpriseCode, enterpriseName, dxpId, key } = keyOf(username)
  const body = writeMessage({
    definition: documentOf(document),
    guid: randomUUID().toUpperCase(),
    documents,
    transfer: { copCode: enterpriseCode, copName: enterpriseName, dxpMode: 'DXP', dxpId },
  })
  const response = await fetch(`${credentials().url}/exchange/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml', authorization: `Bearer ${key}` },
    body,
  })
  const answer = readMessage(Buffer.from(await response.text()))
  if (answer.kind !== 'receipts') throw new Error(`no receipts for ${document}: ${answer.kind}`)
  return answer.receipts.map(({ returnStatus }) => returnStatus)
}

const asked = async <T>(username: string, method: string, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`${credentials().url}/api/v1/documents/${path}`, {
    method,
    headers: { authorization: `Bearer ${keyOf(username).key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  expect(response.ok, text).toBe(true)
  return JSON.parse(text) as T
}

type Values = Readonly<Record<string, unknown>>

/** What people type of an inventory, saved as their draft; `change` bends it before. */
export const saveInventory = async ({ inventory }: Parcel, change: Values = {}): Promise<string> => {
  const { guid: _guid, appType: _type, appTime: _time, appStatus: _status, ...head } = inventory.head
  return (await asked<{ id: string }>('agent1', 'POST', 'inventory', { head: { ...head, ...change }, lines: inventory.lines })).id
}

/** Declares what lies there as a draft, as another desk of the same enterprise would. */
export const declareElsewhere = async (document: string, username: string, id: string): Promise<void> => {
  expect(await asked<{ succeeded: number }>(username, 'POST', `${document}/actions/declare`, { ids: [id] })).toMatchObject({ succeeded: 1 })
}

interface Found {
  readonly id: string
  readonly status: string
  readonly preNo?: string
}

const find = async (document: string, username: string, query: Readonly<Record<string, string>>): Promise<readonly Found[]> =>
  (await asked<{ items: readonly Found[] }>(username, 'GET', `${document}?${new URLSearchParams(query)}`)).items

/** Waits until the one document that the query names has a status; answers it. */
export const untilStatus = async (document: string, username: string, query: Readonly<Record<string, string>>, status: string): Promise<Found> => {
  let found: Found | undefined
  await expect
    .poll(
      async () => {
        ;[found] = await find(document, username, query)
        return found?.status
      },
      { message: `${document} ${JSON.stringify(query)}`, timeout: 20_000 },
    )
    .toBe(status)
  if (!found) throw new Error('unreachable: the poll found it')
  return found
}

/** The three documents that the inventories of these parcels are compared with. */
export const sendCompanions = async (parcels: readonly Parcel[]): Promise<void> => {
  const sent = [
    ...(await send(
      'order',
      'platform',
      parcels.map(({ order }) => order),
    )),
    ...(await send(
      'payment',
      'payment',
      parcels.map(({ payment }) => payment),
    )),
    ...(await send(
      'waybill',
      'logistics',
      parcels.map(({ waybill }) => waybill),
    )),
  ]
  expect(new Set(sent), 'taken in, each of them').toEqual(new Set(['2']))
}

export const sendInventories = async (parcels: readonly Parcel[]): Promise<void> => {
  const sent = await send(
    'inventory',
    'agent1',
    parcels.map(({ inventory }) => inventory),
  )
  expect(new Set(sent), 'taken in, each of them').toEqual(new Set(['2']))
}

const waitForAll = (parcels: readonly Parcel[], status: string) =>
  Promise.all(parcels.map(({ inventory }) => untilStatus('inventory', 'agent1', { copNo: String(inventory.head.copNo) }, status)))

export const arrive = async (series: string, parcels: readonly Parcel[]): Promise<void> => {
  await send('arrival', 'operator', [makeArrival(parcelWorld(), means, series, `YD${series}`, parcels)])
  await waitForAll(parcels, '800')
}

export const depart = async (series: string, parcels: readonly Parcel[]): Promise<void> => {
  await send('departure', 'logistics', [makeDeparture(parcelWorld(), means, series, `LJ${series}`, parcels)])
  await waitForAll(parcels, '899')
}

/** Parcels that have their whole life behind them. */
export const closedParcels = async (series: string, count: number): Promise<readonly Parcel[]> => {
  const parcels = Array.from({ length: count }, (_, index) => newParcel(series, index + 1))
  await sendCompanions(parcels)
  await sendInventories(parcels)
  await waitForAll(parcels, '399')
  await arrive(series, parcels)
  await depart(series, parcels)
  return parcels
}
