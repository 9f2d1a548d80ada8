/** `openceb story`: whole parcels through a running system, from order to closing. */
import { addCommand, type AddCommand, type CommonOptions, wholeNumber } from '../command.ts'
import { addressOf, addSystemOptions, needCredentials, type SystemOptions } from '../credentials.ts'
import { exit } from '../exit.ts'
import { openProgressBar } from '../progress-bar.ts'
import type { Life } from '../story/batch.ts'
import { castOf } from '../story/cast.ts'
import { seriesOf } from '../story/chance.ts'
import { openInbox } from '../story/inbox.ts'
import { tellStories } from '../story/story.ts'
import { worldClock } from '../world-clock.ts'
import { type Moment, timelineLines, timelineOf } from '../story/timeline.ts'

interface Options extends CommonOptions, SystemOptions {
  readonly count: number
  readonly seed: number
  readonly perMessage: number
  readonly atOnce: number
  readonly patience: number
}

/** More than these are summed up and not told one by one. */
const mostTold = 10

interface Told {
  readonly orderNo: string
  readonly closed: boolean
  readonly because?: string
  readonly timeline: readonly Moment[]
}

export const addStory: AddCommand = (program, surroundings, ended) => {
  const command = addCommand(program, 'story', 'lead parcels through a running system, from order to closing 演练整票业务')
    .option('--count <n>', 'how many parcels', wholeNumber(1), 1)
    .option('--seed <n>', 'the same seed makes the same parcels', wholeNumber(0), 1)
    .option('--per-message <n>', 'documents in one message, at most 100', wholeNumber(1), 100)
    .option('--at-once <n>', 'messages of each kind under way at once', wholeNumber(1), 4)
    .option('--patience <seconds>', 'give up on a parcel of which so long nothing was heard', wholeNumber(1), 60)
  addSystemOptions(command).action(async (options: Options) => {
    const { terminal, random, stop } = surroundings
    const { count, seed, patience, atOnce } = options
    const credentials = await needCredentials(options, surroundings)
    const address = addressOf(options, credentials, surroundings)
    const cast = castOf(credentials)
    const clock = await worldClock(address, credentials, surroundings.clock)
    const isTold = count <= mostTold
    const bar = isTold || options.json ? undefined : openProgressBar(terminal, count)
    const inbox = await openInbox({ address, keys: Object.values(cast.keys), stop, patience: patience * 1000 })
    const told: Told[] = []
    const failures: { orderNo: string; because: string }[] = []
    let done = 0

    const onLives = (lives: readonly Life[]): void => {
      bar?.draw((done += lives.length))
      for (const life of lives) {
        const orderNo = String(life.parcel.order.head.orderNo)
        const { closed, because, documents } = life
        if (because !== undefined) failures.push({ orderNo, because })
        if (isTold) told.push({ orderNo, closed, ...(because === undefined ? {} : { because }), timeline: timelineOf(life, inbox) })
        else for (const { document, key } of documents) inbox.forget(document, [key])
      }
    }
    try {
      const perMessage = Math.min(options.perMessage, 100)
      const stage = { address, cast, inbox, clock, random, stop }
      const end = await tellStories(stage, { count, seed, series: seriesOf(surroundings.clock.now()), perMessage, atOnce, onLives })
      bar?.clear()
      ended(end.closed === count ? exit.done : exit.refused)
      if (options.json) return terminal.out(JSON.stringify({ ...end, seed, receipts: inbox.received, failures, stories: told }))
      for (const { orderNo, timeline, closed, because } of told)
        terminal.out([`${orderNo} ${closed ? 'closed 已结关' : `not closed 未结关: ${because}`}`, ...timelineLines(timeline), ''].join('\n'))
      if (!isTold) for (const { orderNo, because } of failures.slice(0, mostTold)) terminal.out(`${orderNo} not closed 未结关: ${because}`)
      terminal.out(
        `${end.closed} of ${count} parcels closed in ${end.seconds.toFixed(1)} s, ${end.perSecond.toFixed(1)} per second, ${inbox.received} receipts`,
      )
    } finally {
      await inbox.close()
    }
  })
}
