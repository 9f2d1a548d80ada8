/** Whole lives per second: four documents in, compared, released, departed, closed, and every receipt of it delivered. */
import { castOf, type Credentials, openInbox, seriesOf, tellStories } from '@openceb/cli'
import type { Clock, Random } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import { setTimeout as wait } from 'node:timers/promises'
import { secondsSince } from './figures.ts'

export interface StoryRun {
  readonly perSecond: number
  readonly receipts: number
}

const patience = 120_000

/** Receipts that stand in the database for these enterprises; each has to have arrived. */
const countReceipts = async (owner: Database, dxpIds: readonly string[]): Promise<number> => {
  const [found] = await owner.query<{ count: number }>('select count(*) as count from ceb.receipt where recipient = any ($1::text[])', [dxpIds])
  return found?.count ?? 0
}

/** The last ones may still be on their way when the last list is closed. */
const allDelivered = async (inbox: { readonly received: number }, written: number): Promise<void> => {
  const began = performance.now()
  while (inbox.received < written && performance.now() - began < patience) await wait(5)
  if (inbox.received !== written) throw new Error(`${written} receipts were written and ${inbox.received} delivered`)
}

export const measureStory = async (
  address: string,
  credentials: Credentials,
  owner: Database,
  means: { readonly clock: Clock; readonly random: Random },
  { parcels, atOnce }: { readonly parcels: number; readonly atOnce: number },
): Promise<StoryRun> => {
  const cast = castOf(credentials)
  const keys = Object.values(cast.keys)
  const dxpIds = keys.map(({ dxpId }) => dxpId)
  const before = await countReceipts(owner, dxpIds)
  const stop = new AbortController().signal
  const inbox = await openInbox({ address, keys, stop, patience })
  try {
    const failures: string[] = []
    const began = performance.now()
    const end = await tellStories(
      { address, cast, inbox, stop, ...means },
      {
        count: parcels,
        seed: 1,
        series: seriesOf(means.clock.now()),
        perMessage: 100,
        atOnce,
        onLives(lives) {
          for (const { because, documents } of lives) {
            if (because !== undefined) failures.push(because)
            for (const { document, key } of documents) inbox.forget(document, [key])
          }
        },
      },
    )
    if (end.closed !== parcels) throw new Error(`${parcels - end.closed} of ${parcels} parcels were not closed: ${failures[0]}`)
    const written = (await countReceipts(owner, dxpIds)) - before
    await allDelivered(inbox, written)
    return { perSecond: parcels / secondsSince(began), receipts: written }
  } finally {
    await inbox.close()
  }
}
