/** A window on a database of its own, with the demonstration world in it, for tests. */
import { documentOf } from '@openceb/documents'
import { makeParcel, type Parcel, type ParcelWorld } from '@openceb/documents/parcel'
import type { DocumentValue, Random } from '@openceb/kernel'
import { type Transfer, writeMessage } from '@openceb/message'
import { type Database, openDatabase, openIds, openSerials } from '@openceb/store'
import { createTestDatabase, type Seed } from '@openceb/store/testing'
import { onTestFinished } from 'vitest'
import { seedCodes } from '../codes/stored-codes.ts'
import { storeWorld } from '../demo/store-world.ts'
import { demoEnterprises } from '../demo/world.ts'
import { openMonths } from '../months.ts'
import { openReference } from '../reference/reference.ts'
import type { WindowParts } from '../window/parts.ts'
import { openWindow } from '../window/window.ts'

const raise = (error: Error): void => {
  throw error
}

/** The same numbers in every run. */
export const seededRandom = (seed: number): Random => {
  let state = seed
  const next = (): number => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(next() * 16).toString(16)).join('')
  return { next, uuid: () => `${digits(8)}-${digits(4)}-4${digits(3)}-a${digits(3)}-${digits(12)}` }
}

export const player = (user: string) => {
  const found = demoEnterprises.find((enterprise) => enterprise.user === user)
  if (!found) throw new Error(`no demonstration enterprise ${user}`)
  return found
}

export const demoWorld: ParcelWorld = {
  platform: player('platform'),
  seller: player('seller1'),
  payment: player('payment'),
  logistics: player('logistics'),
  agent: player('agent1'),
  operator: player('operator'),
  customsCode: '2910',
  loctNo: 'HZJC291001',
}

const epoch = new Date('2026-11-22T02:00:00Z')

/** The code lists and the demonstration enterprises. People and their passwords are not asked here, and making them takes a second. */
const world: Seed = {
  name: 'world',
  async run(connection) {
    const owner = openDatabase({ connection, name: 'world', onError: raise })
    try {
      await seedCodes(owner)
      await owner.transaction((session) => storeWorld(session, { users: [], keys: [], at: epoch }))
    } finally {
      await owner.close()
    }
  },
}

export const createTestWorld = () => createTestDatabase(undefined, world)

export const givenWindow = async (change: Partial<WindowParts['settings']> = {}) => {
  const db = await createTestWorld()
  const opened: Database[] = []
  const open = (name: string, role?: string): Database => {
    const database = openDatabase({ connection: db.connection, name, onError: raise, ...(role ? { role } : {}) })
    opened.push(database)
    return database
  }
  const owner = open('owner')
  const pipeline = open('pipeline', 'ceb_intake')
  const numbers = open('numbers', 'ceb_intake')
  const app = open('app', 'ceb_app')
  let time = epoch
  const clock = { now: () => time }
  const random = seededRandom(7)
  const reference = await openReference(owner, raise)
  onTestFinished(async () => {
    await reference.close()
    await Promise.all(opened.map((database) => database.close()))
  })
  const parts: WindowParts = {
    pipeline,
    app,
    clock,
    random,
    reference,
    ids: openIds(numbers, 'ceb.row_id'),
    serials: openSerials(numbers, 'ceb.serial'),
    months: openMonths(pipeline),
    settings: { receiptsRequired: true, missingDocuments: 'wait', missingDocumentsHours: 24, ...change },
    wake: () => {},
  }
  const window = openWindow(parts)
  const senderOf = (user: string) => ({ enterprise: player(user).code, dxpId: player(user).dxpId })
  const transferOf = (user: string): Transfer => ({
    copCode: player(user).code,
    copName: player(user).name,
    dxpMode: 'DXP',
    dxpId: player(user).dxpId,
  })
  const messageOf = (document: string, user: string, values: readonly DocumentValue[]): Uint8Array =>
    Buffer.from(writeMessage({ definition: documentOf(document), guid: random.uuid().toUpperCase(), documents: values, transfer: transferOf(user) }))
  return {
    window,
    parts,
    reference,
    open,
    owner,
    app,
    advance: (milliseconds: number): void => {
      time = new Date(time.getTime() + milliseconds)
    },
    parcel: (number: number, series = 'T'): Parcel => makeParcel(demoWorld, { clock, random }, series, number),
    messageOf,
    send: (document: string, user: string, values: readonly DocumentValue[]) =>
      window.takeIn({ bytes: messageOf(document, user, values), sender: senderOf(user), channel: 'http' }),
    sendBytes: (bytes: Uint8Array, user: string) => window.takeIn({ bytes, sender: senderOf(user), channel: 'http' }),
    /** Everything of a parcel but its reports, the inventory last. */
    async sendParcel(parcel: Parcel): Promise<void> {
      await this.send('order', 'platform', [parcel.order])
      await this.send('payment', 'payment', [parcel.payment])
      await this.send('waybill', 'logistics', [parcel.waybill])
      await this.send('inventory', 'agent1', [parcel.inventory])
    },
    statusOf: async (document: string): Promise<string[]> =>
      (await owner.query<{ status: string }>(`select status from ceb.${document} where deleted_at is null order by id`)).map(({ status }) => status),
  }
}
