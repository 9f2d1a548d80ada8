/** A customs side of its own for a test, with a clock and a chance that the test holds. */
import type { Random } from '@openceb/kernel'
import { readMessage } from '@openceb/message'
import { openDatabase, openIds, openSerials } from '@openceb/store'
import { createTestDatabase } from '@openceb/store/testing'
import { onTestFinished } from 'vitest'
import { type Customs, openCustoms, type CustomsOptions } from '../open-customs.ts'

/** The receipts about one document: its status each time, and the text. */
export interface Said {
  readonly document: string
  readonly number: string
  readonly status: string
  readonly info: string
  readonly time: string
  readonly identity: Readonly<Record<string, string | number>>
}

export interface World {
  readonly customs: Customs
  /** For a world that was opened before all tests. */
  close(): Promise<void>
  /** Takes every receipt that waits. */
  receipts(): Promise<Said[]>
  /** Lets the clock go on. */
  pass(milliseconds: number): void
  ask<R extends object>(sql: string, values?: readonly unknown[]): Promise<R[]>
}

/** The same seed gives the same chances. */
const seededRandom = (seed: number): Random => {
  let state = seed
  let guids = 0
  return {
    next() {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    },
    uuid: () => `99999999-0000-4000-8000-${(++guids).toString(16).padStart(12, '0')}`,
  }
}

export const openWorld = async ({
  seed = 1,
  settings,
}: {
  seed?: number
  settings?: NonNullable<CustomsOptions['settings']>
} = {}): Promise<World> => {
  const { connection, pool, drop } = await createTestDatabase()
  const database = openDatabase({ connection, role: 'customs_worker', name: 'customs', onError: () => undefined })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= database.close().then(drop))
  atTestEnd(close)
  let now = Date.parse('2026-11-22T03:00:00Z')
  const customs = openCustoms({
    database,
    clock: { now: () => new Date(now) },
    random: seededRandom(seed),
    ids: openIds(database, 'customs.row_id'),
    serials: openSerials(database, 'customs.serial'),
    ...(settings ? { settings } : {}),
  })
  return {
    customs,
    close,
    pass(milliseconds) {
      now += milliseconds
    },
    async ask<R extends object>(sql: string, values: readonly unknown[] = []) {
      return (await pool.query(sql, values as unknown[])).rows as R[]
    },
    async receipts() {
      const said: Said[] = []
      const deliver = async (messages: readonly { readonly bytes: Uint8Array }[]): Promise<void> => {
        for (const { bytes } of messages) {
          const reading = readMessage(bytes)
          if (reading.kind !== 'receipts') throw new Error(`no receipts but ${reading.kind}`)
          for (const { identity, returnStatus, returnInfo, returnTime } of reading.receipts) {
            const named = identity as Readonly<Record<string, string | number>>
            said.push({
              document: reading.definition.key,
              number: String(named['copNo'] ?? named['orderNo'] ?? named['logisticsNo']),
              status: returnStatus,
              info: returnInfo,
              time: returnTime,
              identity: named,
            })
          }
        }
      }
      while ((await customs.carry(deliver, 100)) > 0);
      return said
    },
  }
}

/** What was said about each kind of document, in the order of its times. */
export const statuses = (said: readonly Said[], document: string, number?: string): string[] =>
  said
    .filter((one) => one.document === document && (number === undefined || one.number === number))
    .sort((a, b) => (a.time < b.time ? -1 : 1))
    .map(({ status }) => status)

const atTestEnd = (close: () => Promise<void>): void => {
  try {
    onTestFinished(close)
  } catch {
    // Not within a test: who opened the world closes it.
  }
}
