/**
 * The system is killed at moments drawn by a seed and started again, while enterprises go on sending and reading. What was answered is
 * stored once, what was not is sent again and stored once, and every receipt is read once.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Database, openDatabase } from '@openceb/store'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { readCredentials } from '../demo/credentials.ts'
import { seededRandom } from '../testing/window.ts'
import type { Item } from './client.ts'
import { build, runSystem, type SystemProcess } from './process.ts'
import { openTrade, type Trade } from './trade.ts'

beforeAll(build, 120_000)

const seed = Number(process.env['CRASH_SEED'] ?? 20261122)
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 5)
const parcels = Number(process.env['CRASH_PARCELS'] ?? 160)
const changedOrders = 12

/** How often each message and document of these is there: no more than once, and a document never without its message. */
const storedOf = async (database: Database, sendings: readonly { guid: string; document: string; documents: readonly string[] }[]) => {
  const messages = await database.query<{ guid: string; count: number; keys: number }>(
    `select w.guid, (select count(*) from ceb.message m where m.guid = w.guid)::int as count,
       (select count(*) from ceb.message_key k where k.guid = w.guid)::int as keys
     from unnest($1::text[]) as w (guid)`,
    [sendings.map(({ guid }) => guid)],
  )
  return new Map(messages.map(({ guid, count, keys }) => [guid, { count, keys }]))
}

const documentCounts = (database: Database) =>
  database.query<{ document: string; documents: number; different: number }>(
    ['order', 'payment', 'waybill', 'inventory', 'arrival', 'departure']
      .map(
        (document) => `select '${document}' as document, count(*)::int as documents, count(distinct body #>> '{head,guid}')::int as different
          from ceb.${document} where body #>> '{head,appType}' = '1'`,
      )
      .join(' union all '),
  )

const statusesByDocument = (database: Database) =>
  database.query<{ document: string; statuses: string; documents: number }>(
    `select document, statuses, count(*)::int as documents from (
       select document, document_id, string_agg(status, ' ' order by return_time, xid, id) as statuses
       from ceb.receipt where not copy and info not like '等待%' group by 1, 2
     ) as each group by 1, 2 order by 1, 2`,
  )

const until = async (holds: () => boolean | Promise<boolean>, seconds: number, what: () => unknown): Promise<void> => {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await wait(20)) if (await holds()) return
  throw new Error(`not within ${seconds} s: ${JSON.stringify(await what())}`)
}

const openOwner = (dataDir: string): Database =>
  openDatabase({
    connection: { host: join(dataDir, 'postgres'), port: 5432, user: 'openceb', database: 'openceb' },
    name: 'proof',
    connections: 1,
    // The server goes away under it; the next question says so.
    onError: () => {},
  })

const withOwner = async <T>(dataDir: string, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = openOwner(dataDir)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** What nobody got an answer to is there once, with all of its documents, or not at all. */
const expectWhole = (dataDir: string, trade: Trade): Promise<void> =>
  withOwner(dataDir, async (database) => {
    const unanswered = trade.everySending().flatMap(({ one }) => (one.attempts && one.answer === undefined ? [one] : []))
    const answered = trade.everySending().flatMap(({ one }) => (one.answer === undefined ? [] : [one]))
    for (const { count, keys } of (await storedOf(database, unanswered)).values()) {
      expect(count).toBeLessThanOrEqual(1)
      expect(keys).toBe(count)
    }
    for (const [guid, stored] of await storedOf(database, answered)) expect(stored, guid).toEqual({ count: 1, keys: 1 })
  })

test('killed again and again, the system loses nothing, stores nothing twice and tells every receipt once', { timeout: 180_000 }, async () => {
  const random = seededRandom(seed)
  const between = (least: number, most: number): number => least + Math.floor(random.next() * (most - least))
  const dataDir = await mkdtemp(join(tmpdir(), 'ceb-crash-'))
  let running: SystemProcess | undefined
  onTestFinished(async () => {
    await running?.kill()
    await wait(300)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  const errors: string[] = []

  // The very first start dies while it makes the database, then while it makes the world.
  for (const milliseconds of [between(100, 900), between(900, 2500)]) {
    running = runSystem(dataDir)
    await wait(milliseconds)
    await running.kill()
  }

  let url: string | undefined
  running = runSystem(dataDir)
  url = await running.ready
  expect(url, running.errors.join('\n')).toBeDefined()
  const credentials = await readCredentials(dataDir)
  if (!credentials) throw new Error('no credentials')
  const trade = openTrade(credentials, { url: () => url }, random, parcels, changedOrders)
  onTestFinished(async () => {
    await trade.end()
  })

  const kills: string[] = []
  const answers = (): number => trade.everySending().filter(({ one }) => one.answer !== undefined).length
  for (let round = 0; round < rounds; round++) {
    // Not by the clock alone: a slow machine has to be in the midst of its work too.
    const wanted = answers() + between(1, 45)
    for (const end = performance.now() + 8000; performance.now() < end && answers() < wanted; await wait(5)) trade.report(15)
    await wait(between(0, 120))
    url = undefined
    const withDatabase = round % 3 === 2
    await (withDatabase ? running.killWithDatabase() : running.kill())
    kills.push(`${withDatabase ? 'both' : 'node'} after ${answers()} answers`)
    errors.push(...running.errors)
    // Killed at the next start too, before it is ready.
    if (round % 3 === 1) {
      running = runSystem(dataDir)
      await wait(between(50, 900))
      await running.kill()
    }
    running = runSystem(dataDir)
    const again = await running.ready
    expect(again, running.errors.join('\n')).toBeDefined()
    await expectWhole(dataDir, trade)
    url = again
  }

  await until(
    () => {
      trade.report(trade.isIdle() ? 1 : 15)
      return trade.isIdle() && trade.closed() === parcels
    },
    60,
    async () => ({
      closed: trade.closed(),
      idle: trade.isIdle(),
      failures: trade.failures().map(String).slice(0, 3),
      errors: [...errors, ...(running?.errors ?? [])].slice(0, 3),
      statuses: await withOwner(dataDir, statusesByDocument),
    }),
  )
  await withOwner(dataDir, async (database) => {
    const open = (): Promise<{ count: number }[]> =>
      database.query(`select (select count(*) from ceb.outbox) + (select count(*) from ceb.dispatch) + (select count(*) from customs.outbox)
          + (select count(*) from ceb.message where outcome = 'pending') as count`)
    await until(async () => (await open())[0]?.count === 0, 20, open)
  })
  // Readers catch up with what was written last.
  await wait(300)
  await trade.end()
  expect(trade.failures()).toEqual([])

  await withOwner(dataDir, async (database) => {
    const sendings = trade.everySending().map(({ one }) => one)
    for (const [guid, stored] of await storedOf(database, sendings)) expect(stored, guid).toEqual({ count: 1, keys: 1 })
    const reports = (document: string): number => sendings.filter((one) => one.document === document).length
    expect(await documentCounts(database)).toEqual(
      Object.entries({
        order: parcels,
        payment: parcels,
        waybill: parcels,
        inventory: parcels,
        arrival: reports('arrival'),
        departure: reports('departure'),
      }).map(([document, documents]) => ({ document, documents, different: documents })),
    )
    expect(await statusesByDocument(database)).toEqual([
      { document: 'arrival', statuses: '2 3 399', documents: reports('arrival') },
      { document: 'departure', statuses: '2 3 399', documents: reports('departure') },
      { document: 'inventory', statuses: '2 3 120 399 800 899', documents: parcels },
      { document: 'order', statuses: '2 2 2', documents: changedOrders },
      { document: 'order', statuses: '2 3 120 399', documents: parcels },
      { document: 'payment', statuses: '2 3 120 399', documents: parcels },
      { document: 'waybill', statuses: '2 3 120 399', documents: parcels },
    ])
    expect(await database.query(`select status, version, count(*)::int from ceb.order where deleted_at is not null group by 1, 2`)).toEqual([
      { status: '2', version: 3, count: changedOrders },
    ])
    const read = Object.values(trade.clients).reduce((sum, client) => sum + client.read.length, 0)
    expect(await database.query('select count(*)::int as receipts from ceb.receipt')).toEqual([{ receipts: read }])
  })

  // Whatever was answered is answered by the same bytes, and says that it is a repeat.
  for (const { client, one } of trade.everySending()) {
    const again = await client.post({ bytes: one.bytes, later: false })
    expect([again.status, again.replay]).toEqual([200, true])
    // One that was answered with 202 has its receipt by now.
    expect(again.body).toBe(one.answer || again.body)
  }
  for (const { read, places, page } of Object.values(trade.clients)) {
    const all: Item[] = []
    for (let after = ''; ; ) {
      const { items, next } = await page(after, 1000, 0)
      if (!items.length) break
      all.push(...items)
      after = next
    }
    expect(read).toEqual(all)
    expect(new Set(all.map(({ cursor }) => cursor)).size).toBe(all.length)
    const { cursor = '', count = 0 } = places[Math.floor(places.length / 2)] ?? {}
    expect((await page(cursor, 17, 0)).items).toEqual(all.slice(count, count + 17))
  }
  errors.push(...running.errors)
  expect(errors).toEqual([])
  expect(await running.stop()).toBe(0)
  // What was proved, for whoever reads the run.
  process.stdout.write(`${kills.join('; ')}; ${trade.everySending().length} messages\n`)
})
