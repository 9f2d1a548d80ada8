/** Sends messages as their senders would: a report waits until customs is as far as it reports, and the end is waited for. */
import { documentOf } from '@openceb/documents'
import { type Clock, fromWireTime } from '@openceb/kernel'
import { setTimeout as wait } from 'node:timers/promises'
import { infoOf } from '../exchange/receipt-text.ts'
import type { Inbox } from '../story/inbox.ts'
import type { Outgoing } from './outgoing.ts'

/** What an inventory has to have before a report of it can be sent. */
const before: Readonly<Record<string, string>> = { arrival: '399', departure: '800' }

/** What there is to wait for after a document was sent; an order, a payment or a waybill goes on with its inventory only. */
const after: Readonly<Record<string, string>> = { inventory: '399', arrival: '399', departure: '399' }

export interface Following {
  readonly inbox: Inbox
  readonly clock: Clock
  readonly stop: AbortSignal
  /** Says why nothing happens for a while. */
  readonly say: (sentence: string) => void
}

/** Answers why it went no further, or undefined when all is as it should be. */
const reach = async ({ inbox }: Following, document: string, keys: readonly string[], status: string): Promise<string | undefined> => {
  const { refused, missing } = await inbox.until(document, keys, status)
  const [refusal] = refused
  if (refusal) return `${documentOf(document).title} ${refusal[0]}: ${infoOf(refusal[1])}`
  return missing.length ? `${documentOf(document).title} ${missing.join(', ')}: nothing more was heard on the way to ${status}` : undefined
}

const untilItLeft = async ({ clock, stop, say }: Following, { documents }: Outgoing): Promise<void> => {
  const times = documents.flatMap(({ leaveTime }) => fromWireTime(leaveTime ?? '')?.getTime() ?? [])
  const left = Math.max(0, ...times) - clock.now().getTime()
  if (left <= 0) return
  say(`waiting ${Math.ceil(left / 1000)} s: the conveyance has not left yet 尚未离境`)
  await wait(left, undefined, { signal: stop }).catch(() => undefined)
}

/** Sends them one after the other; answers why it stopped before the end. */
export const sendFollowing = async (
  following: Following,
  messages: readonly Outgoing[],
  send: (message: Outgoing) => Promise<boolean>,
): Promise<string | undefined> => {
  const inventories: string[] = []
  for (const message of messages) {
    const needed = before[message.document ?? '']
    if (needed && inventories.length) {
      const because = await reach(following, 'inventory', inventories, needed)
      if (because) return because
    }
    await untilItLeft(following, message)
    if (!(await send(message))) return `${message.file} was refused`
    if (message.document === 'inventory') inventories.push(...message.documents.map(({ key }) => key))
  }
  for (const { document = '', documents } of messages) {
    const status = after[document]
    const because =
      status &&
      (await reach(
        following,
        document,
        documents.map(({ key }) => key),
        status,
      ))
    if (because) return because
  }
  const reports = new Set(messages.map(({ document }) => document))
  const end = reports.has('departure') ? '899' : reports.has('arrival') ? '800' : undefined
  return end && inventories.length ? reach(following, 'inventory', inventories, end) : undefined
}
