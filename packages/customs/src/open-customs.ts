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
}

const day = 24 * 3600_000

export const openCustoms = ({ database, clock, random, ids, serials, settings = {} }: CustomsOptions): Customs => {
  const ensureMonths = openMonths(database)
  let flaggedOn = ''

  const atDesk = <T>(now: Date, work: (desk: Desk) => Promise<T>): Promise<T> =>
    database.transaction(async (session) => {
      const desk = await openDesk(session, now, random, settings.missingWait ?? day)
      const result = await work(desk)
      await closeDesk(desk)
      return result
    }, planning)

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
      const numbers = await takeNumbers(serials, lists.map(({ office }) => office), now)
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
  }
}
