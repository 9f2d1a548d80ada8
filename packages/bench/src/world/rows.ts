/** Stored parcels: lawful documents, spread over the last month, with the parties that the skew gives them, as rows of the real tables. */
import { documentOf } from '@openceb/documents'
import { makeArrival, makeDeparture, makeParcel, type Parcel, type ParcelWorld } from '@openceb/documents/parcel'
import { type DocumentValue, type Random, wireTime, wireTimestamp } from '@openceb/kernel'
import { type DocumentRow, documentRows, type Ids, type TableRows } from '@openceb/store'
import { type Holder, type HolderRole, type Holders, shareOfTheBig } from './enterprises.ts'
import { drawListStatus, followingStatus, hasNumber, isCleared } from './stored-life.ts'

/** Lists that arrive and leave together. */
const perReport = 100

export interface Making {
  readonly holders: Holders
  readonly template: ParcelWorld
  readonly random: Random
  readonly ids: Ids
}

const drawHolder = ({ holders, random }: Making, role: HolderRole): Holder => {
  if (random.next() < shareOfTheBig) return holders.big[role]
  const small = holders.small[role]
  return small[Math.floor(random.next() * small.length)] as Holder
}

const drawWorld = (making: Making): ParcelWorld => ({
  ...making.template,
  platform: drawHolder(making, 'EBP'),
  seller: drawHolder(making, 'EBC'),
  logistics: drawHolder(making, 'LOG'),
  agent: drawHolder(making, 'AGT'),
  operator: drawHolder(making, 'OPR'),
})

interface Party {
  readonly code: string
}

const row = (id: number, intakeTime: Date, sender: Party, status: string, value: DocumentValue, given: DocumentRow['given'] = {}): DocumentRow => ({
  id,
  intakeTime,
  version: 1,
  status,
  statusTime: wireTimestamp(intakeTime),
  saved: true,
  copCode: sender.code,
  dxpId: (sender as Holder).dxpId ?? '',
  value,
  given,
})

interface Stored {
  readonly world: ParcelWorld
  readonly parcel: Parcel
  readonly status: string
  readonly at: Date
}

/** 18 characters: letter, day, nine digits. */
const preNo = (letter: string, at: Date, number: number): string => `${letter}${wireTime(at).slice(0, 8)}${String(number % 1e9).padStart(9, '0')}`

const listGiven = ({ status, at, world }: Stored, number: number): DocumentRow['given'] => ({
  preNo: preNo('B', at, number),
  ...(hasNumber(status) ? { invtNo: `${world.customsCode}${wireTime(at).slice(0, 4)}E${String(number).padStart(9, '0')}` } : {}),
  summaryState: status === '999' ? '2' : '0',
  ...(isCleared(status) ? { clearedAt: wireTime(at) } : {}),
  ...(status === '999'
    ? { closedAt: wireTime(at), entryId: `${world.customsCode}${wireTime(at).slice(0, 4)}0${String(number).padStart(9, '0')}` }
    : {}),
})

/** `numbers` of parcels taken in at `at`: their orders, waybills and lists, and one arrival and departure for each hundred. */
export const storedRows = async (making: Making, first: number, count: number, at: Date): Promise<TableRows[]> => {
  const { random, ids } = making
  const means = { clock: { now: () => at }, random }
  const stored = Array.from({ length: count }, (_, index): Stored => {
    const world = drawWorld(making)
    return { world, parcel: makeParcel(world, means, 'BENCH', first + index), status: drawListStatus(random), at }
  })
  const taken = await ids.take(count * 3 + 2 * Math.ceil(count / perReport), at)
  let next = 0
  const id = (): number => taken[next++] ?? 0
  const following = (part: 'order' | 'waybill', role: 'platform' | 'logistics'): DocumentRow[] =>
    stored.map(({ world, parcel, status }) => row(id(), at, world[role], followingStatus(status), parcel[part]))
  const orders = following('order', 'platform')
  const waybills = following('waybill', 'logistics')
  const lists = stored.map((one, index) => row(id(), at, one.world.agent, one.status, one.parcel.inventory, listGiven(one, first + index)))
  const arrivals: DocumentRow[] = []
  const departures: DocumentRow[] = []
  for (let start = 0; start < count; start += perReport) {
    const group = stored.slice(start, start + perReport)
    const { world } = group[0] as Stored
    const number = first + start
    const parcels = group.map(({ parcel }) => parcel)
    const lineCount = { listCount: parcels.length }
    arrivals.push(
      row(id(), at, world.operator, '399', makeArrival(world, means, 'BENCH', `YD${number}`, parcels), {
        preNo: preNo('P', at, number),
        ...lineCount,
      }),
    )
    departures.push(
      row(id(), at, world.logistics, '399', makeDeparture(world, means, 'BENCH', `LJ${number}`, parcels), {
        preNo: preNo('P', at, number + 1),
        ...lineCount,
      }),
    )
  }
  return [
    documentRows(documentOf('order'), 'ceb', orders),
    documentRows(documentOf('waybill'), 'ceb', waybills),
    documentRows(documentOf('inventory'), 'ceb', lists),
    documentRows(documentOf('arrival'), 'ceb', arrivals),
    documentRows(documentOf('departure'), 'ceb', departures),
  ]
}
