/** What the enterprises of the crash proof do: parcels from order to departure, and orders that are changed and taken back. */
import { documentOf } from '@openceb/documents'
import { makeArrival, makeDeparture, makeParcel, type Parcel, type ParcelWorld } from '@openceb/documents/parcel'
import type { DocumentValue, Random } from '@openceb/kernel'
import { writeMessage } from '@openceb/message'
import type { DemoCredentials } from '../demo/credentials.ts'
import { systemClock } from '../system-time.ts'
import { type Client, type Item, type Line, openClient, type Sending } from './client.ts'

const parts = { platform: 'EBP', seller: 'EBC', payment: 'PAY', logistics: 'LOG', agent: 'AGT', operator: 'OPR' } as const
type Part = keyof typeof parts

const inGroups = <T>(all: readonly T[], random: Random, most: number): T[][] => {
  const groups: T[][] = []
  for (let from = 0; from < all.length; ) {
    // Often a single one, sometimes many.
    const size = random.next() < 0.4 ? 1 : 1 + Math.floor(random.next() * most)
    groups.push(all.slice(from, from + size))
    from += size
  }
  return groups
}

export const openTrade = (credentials: DemoCredentials, line: Line, random: Random, parcelCount: number, changedOrders: number) => {
  const keyOf = (part: Part) => {
    const found = credentials.apiKeys.find(({ roles }) => roles.length === 1 && roles[0] === parts[part])
    if (!found) throw new Error(`no key for ${part}`)
    return found
  }
  const party = (part: Part) => ({ code: keyOf(part).enterpriseCode, name: keyOf(part).enterpriseName })
  const world: ParcelWorld = {
    platform: party('platform'),
    seller: party('seller'),
    payment: party('payment'),
    logistics: party('logistics'),
    agent: party('agent'),
    operator: party('operator'),
    customsCode: credentials.customsCode,
    loctNo: keyOf('operator').supervisedPlaces[0] ?? '',
  }
  const means = { clock: systemClock, random }
  const parcels = Array.from({ length: parcelCount }, (_, index) => makeParcel(world, means, 'K', index))
  const byInventory = new Map(parcels.map((parcel) => [`${parcel.inventory.head.copNo}`, parcel]))

  const reached = { audited: [] as Parcel[], released: [] as Parcel[], closed: 0 }
  const seen = new Set<string>()
  const hearAgent = (item: Item): void => {
    const copNo = item.documentKey.split('/').find((part) => byInventory.has(part))
    const parcel = copNo === undefined ? undefined : byInventory.get(copNo)
    if (!parcel || seen.has(`${copNo} ${item.status}`)) return
    seen.add(`${copNo} ${item.status}`)
    if (item.status === '399') reached.audited.push(parcel)
    if (item.status === '800') reached.released.push(parcel)
    if (item.status === '899') reached.closed++
  }

  const clients = Object.fromEntries(
    (Object.keys(parts) as Part[]).map((part) => [part, openClient(line, keyOf(part).key, part === 'agent' ? hearAgent : () => {})]),
  ) as Record<Part, Client>

  const sending = (document: string, part: Part, values: readonly DocumentValue[], answered?: () => void): Sending => {
    const { enterpriseCode, enterpriseName, dxpId } = keyOf(part)
    const guid = random.uuid().toUpperCase()
    const transfer = { copCode: enterpriseCode, copName: enterpriseName, dxpMode: 'DXP', dxpId }
    return {
      guid,
      document,
      bytes: Buffer.from(writeMessage({ definition: documentOf(document), guid, documents: values, transfer })),
      documents: values.map(({ head }) => String((head as { guid?: string }).guid)),
      later: !answered && random.next() < 0.2,
      twice: random.next() < 0.2,
      attempts: 0,
      ...(answered ? { answered } : {}),
    }
  }
  const put = (document: string, part: Part, values: readonly DocumentValue[]): void => clients[part].put(sending(document, part, values))

  for (const [document, part] of [
    ['order', 'platform'],
    ['payment', 'payment'],
    ['waybill', 'logistics'],
    ['inventory', 'agent'],
  ] as const)
    for (const group of inGroups(parcels, random, 12))
      put(
        document,
        part,
        group.map((parcel) => parcel[document]),
      )

  for (let index = 0; index < changedOrders; index++) {
    const { order } = makeParcel(world, means, 'C', index)
    const altered = (appType: string): DocumentValue => ({ ...order, head: { ...order.head, appType, guid: random.uuid().toUpperCase() } })
    const remove = (): void => clients.platform.put(sending('order', 'platform', [altered('3')], () => {}))
    const change = (): void => clients.platform.put(sending('order', 'platform', [altered('2')], remove))
    clients.platform.put(sending('order', 'platform', [order], change))
  }

  let reports = 0
  return {
    clients,
    /** Reports what has come so far: in groups while more is coming, everything when nothing else is under way. */
    report(least: number): void {
      if (reached.audited.length >= least) put('arrival', 'operator', [makeArrival(world, means, 'K', `YD${++reports}`, reached.audited.splice(0))])
      if (reached.released.length >= least)
        put('departure', 'logistics', [makeDeparture(world, means, 'K', `LJ${++reports}`, reached.released.splice(0))])
    },
    closed: () => reached.closed,
    everySending: () => Object.values(clients).flatMap((client) => client.sent.map((one) => ({ client, one }))),
    isIdle: () => Object.values(clients).every((client) => client.isIdle()),
    failures: () => Object.values(clients).flatMap((client) => client.failures),
    end: () => Promise.all(Object.values(clients).map((client) => client.end())),
  }
}

export type Trade = ReturnType<typeof openTrade>
