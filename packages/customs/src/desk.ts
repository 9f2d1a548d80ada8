/** What one transaction of customs works with: its session, its moment, its rulebook, and what it will have to say and note down. */
import type { Random } from '@openceb/kernel'
import type { Session } from '@openceb/store'
import { type Docket, openDocket } from './docket.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type List } from './lists/list.ts'
import { inventoryDefinition } from './papers/paper.ts'
import { type Delay, readRulebook, type Rulebook } from './settings/settings.ts'
import { internalOf, textOf } from './status.ts'

export interface Desk {
  readonly session: Session
  readonly now: Date
  readonly random: Random
  readonly rulebook: Rulebook
  readonly docket: Docket
  readonly ledger: Ledger
  /** How long an incomplete set waits for what is missing. */
  readonly missingWait: number
}

/** Every statement reaches its rows by key: a plan that was made while a table was small stays right when it is not. */
export const planning: Readonly<Record<string, string>> = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off', jit: 'off' }

export const openDesk = async (session: Session, now: Date, random: Random, missingWait: number): Promise<Desk> => ({
  session,
  now,
  random,
  rulebook: await readRulebook(session),
  docket: openDocket(now, random),
  ledger: openLedger(now),
  missingWait,
})

/** Writes what the transaction has to say and note down. */
export const closeDesk = async ({ session, docket, ledger }: Desk): Promise<void> => {
  await ledger.write(session)
  await docket.write(session)
}

/** A list takes a status: the receipt is said, and everything that follows from the status is set. */
export const move = (
  { docket, ledger, rulebook }: Desk,
  list: List,
  status: string,
  changes: Partial<List> & { readonly text?: string } = {},
): List => {
  const { text, ...rest } = changes
  const identity = rest.identity ?? list.identity
  const statusTime = docket.say(inventoryDefinition, identity, status, text ?? textOf(status), list.statusTime)
  const info = text === undefined || text === textOf(status) ? null : text
  const moved = { ...list, ...rest, status, statusTime, info }
  const after = { ...moved, internal: internalOf(status, moved.arrivedAt !== null) }
  ledger.queue(list, after, rulebook.profileOf(list.customsCode))
  return after
}

/** When a delayed step of a list is due; undefined when it is not delayed. */
export const dueOf = ({ now, random }: Desk, delay: Delay | undefined): Date | undefined => {
  const wait = delay ? delay[0] + Math.floor(random.next() * (delay[1] - delay[0] + 1)) : 0
  return wait > 0 ? new Date(now.getTime() + wait) : undefined
}
