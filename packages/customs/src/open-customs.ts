/** The customs side: fed by official messages, answering by official receipts, asked and steered by officers. */
import { type Clock, type Random, wireDate } from '@openceb/kernel'
import { compress, type Database, type Ids, type Serials } from '@openceb/store'
import { carryReceipts, type OutgoingMessage } from './carry.ts'
import { closeDesk, type Desk, openDesk, planning } from './desk.ts'
import { storeIncoming } from './inbox.ts'
import { logicFaults } from './intake/logic.ts'
import { type IncomingMessage, readBatch } from './intake/read-batch.ts'
import { receivePapers } from './intake/receive.ts'
import { openMonths } from './months.ts'
import { takeNumbers } from './numbers.ts'
import { type Head, makePaper } from './papers/paper.ts'
import { type CaseDetail, readCase } from './officer/case-detail.ts'
import { decideRows, type DecidedRow, type DecisionRow } from './officer/decide.ts'
import { readWorkList, type WorkList, type WorkListQuestion } from './officer/work-list.ts'
import type { QueueName } from './queue.ts'
import { readRulebook, replaceSetting, type SettingName, type StoredSettings } from './settings/settings.ts'
import { type SettingFault, settingFaults } from './settings/check.ts'
import { flagOverdue, workDue } from './tick.ts'

export interface CustomsOptions {
  /** Connections of the role `customs_worker`. */
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly ids: Ids
  readonly serials: Serials
  readonly settings?: {
    /** Milliseconds that an incomplete set waits for what is missing; 0 returns the list at once. */
    readonly missingWait?: number
  }
}

export interface Customs {
  /** One transaction for all of them. The same message again is harmless. */
  receive(messages: readonly IncomingMessage[]): Promise<void>
  /** Hands receipts over, oldest first; `deliver` has committed when it returns. Answers how many messages went. */
  carry(deliver: (messages: readonly OutgoingMessage[]) => Promise<void>, limit: number): Promise<number>
  /** Does what time has made due; answers how many steps it took. */
  tick(): Promise<number>
  queue(queue: QueueName, question?: WorkListQuestion): Promise<WorkList>
  caseDetail(id: number): Promise<CaseDetail | undefined>
  /** Row by row: one that is refused stops no other. */
  decide(officer: string, rows: readonly DecisionRow[]): Promise<readonly DecidedRow[]>
  settings(): Promise<StoredSettings>
  /** Answers what is wrong with the new value; it is in force when nothing is. */
  replaceSetting<N extends SettingName>(name: N, value: StoredSettings[N]): Promise<readonly SettingFault[]>
}

const day = 24 * 3600_000

const isDeadlock = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '40P01'

export const openCustoms = ({ database, clock, random, ids, serials, settings = {} }: CustomsOptions): Customs => {
  const ensureMonths = openMonths(database)
  let flaggedOn = ''

  const once = <T>(now: Date, work: (desk: Desk) => Promise<T>): Promise<T> =>
    database.transaction(async (session) => {
      const desk = await openDesk(session, now, random, settings.missingWait ?? day)
      const result = await work(desk)
      await closeDesk(desk)
      return result
    }, planning)

  /** One of two transactions that wait for each other is broken off by the database; nothing of it happened. */
  const atDesk = async <T>(now: Date, work: (desk: Desk) => Promise<T>, attempts = 3): Promise<T> => {
    try {
      return await once(now, work)
    } catch (error) {
      if (attempts === 1 || !isDeadlock(error)) throw error
      return atDesk(now, work, attempts - 1)
    }
  }

  return {
    async receive(given) {
      const messages = [...new Map(given.map((message) => [message.guid, message])).values()]
      if (!messages.length) return
      const now = clock.now()
      await ensureMonths(now)
      // Ids and numbers come from other connections: everything is at hand before the transaction holds one.
      const { documents, unread } = readBatch(messages)
      const stored = await Promise.all(messages.map(async (message) => ({ ...message, bytes: await compress(message.bytes) })))
      const taken = await ids.take(documents.length, now)
      const lists = documents.flatMap(({ definition, value }, index) =>
        definition.key === 'inventory' ? [{ id: taken[index] ?? 0, office: String((value.head as Head)['customsCode']) }] : [],
      )
      const numbers = await takeNumbers(
        serials,
        lists.map(({ office }) => office),
        now,
      )
      const numberById = new Map(lists.map(({ id }, index) => [id, numbers[index] ?? '']))

      await atDesk(now, async (desk) => {
        const fresh = await storeIncoming(desk.session, now, stored)
        for (const message of unread) if (fresh.has(message.guid)) desk.docket.unreadable(message)
        const sharesOrders = (office: string): boolean => desk.rulebook.profileOf(office).splitShipment
        const papers = documents.flatMap((document, index) =>
          fresh.has(document.message) ? [makePaper(taken[index] ?? 0, document.definition, document.value, logicFaults(document), sharesOrders)] : [],
        )
        await receivePapers(desk, papers, ({ id }) => numberById.get(id) ?? '')
      })
    },

    carry: (deliver, limit) => carryReceipts(database, deliver, limit),

    async tick() {
      const now = clock.now()
      await ensureMonths(now)
      const steps = await atDesk(now, workDue)
      const today = wireDate(now)
      if (flaggedOn === today) return steps
      const flagged = await atDesk(now, flagOverdue)
      if (!flagged) flaggedOn = today
      return steps + flagged
    },

    queue: (queue, question) => readWorkList(database, queue, question),
    caseDetail: (id) => database.transaction((session) => readCase(session, id), planning),
    decide: (officer, rows) => (rows.length ? atDesk(clock.now(), (desk) => decideRows(desk, officer, rows)) : Promise.resolve([])),
    async settings() {
      const { profileOf: _, ...stored } = await database.transaction(readRulebook)
      return stored
    },
    async replaceSetting(name, value) {
      const faults = settingFaults(name, value)
      if (!faults.length) await database.transaction((session) => replaceSetting(session, name, value))
      return faults
    },
  }
}
