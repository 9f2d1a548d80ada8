/** The whole measurement: each part on a database of its own, so that none works on what another left behind. */
import { castOf } from '@openceb/cli'
import type { Clock, Random } from '@openceb/kernel'
import { readCredentials } from '@openceb/server'
import { type Database, openDatabase, openIds } from '@openceb/store'
import { measureCopyLimit } from './copy-limit.ts'
import { cpuEach, cpuTime } from './cpu.ts'
import { rateOf } from './figures.ts'
import { inventoryMessages, measureIntake, type Sender } from './intake.ts'
import { databaseSettings, describeMachine, mustBeDurable } from './machine.ts'
import { measurePage, type PageFigures, queryPages } from './query.ts'
import type { Report } from './report.ts'
import { openSandbox, type Sandbox } from './sandbox.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import type { Sizes } from './sizes.ts'
import { measureStory, type StoryRun } from './story.ts'
import { drawHolders, storeHolders } from './world/enterprises.ts'
import { loadLists, settle } from './world/load.ts'

export interface Means {
  readonly clock: Clock
  readonly random: Random
  /** Says what is being done, for those who wait. */
  readonly say: (what: string) => void
  /** Aborted when the bench is to end: nothing of it stays. */
  readonly stop: AbortSignal
}

interface Place {
  readonly sandbox: Sandbox
  readonly owner: Database
}

const raise = (error: Error): never => {
  throw error
}

const withSandbox = async <T>({ stop }: Means, work: (place: Place) => Promise<T>): Promise<T> => {
  const sandbox = await openSandbox()
  const owner = openDatabase({ connection: sandbox.connection, name: 'openceb-bench', connections: 4, onError: raise })
  try {
    stop.throwIfAborted()
    return await work({ sandbox, owner })
  } finally {
    await owner.close()
    await sandbox.remove()
  }
}

const withServer = async <T>(
  sandbox: Sandbox,
  settings: Readonly<Record<string, string>>,
  { stop }: Means,
  work: (server: ServerProcess) => Promise<T>,
) => {
  const server = await startServer(sandbox, settings)
  try {
    const stopped = new Promise<never>((_, reject) => stop.addEventListener('abort', () => reject(new Error('stopped')), { once: true }))
    stop.throwIfAborted()
    return await Promise.race([work(server), stopped])
  } finally {
    await server.stop()
  }
}

const credentialsIn = async ({ folder }: Sandbox) => {
  const found = await readCredentials(folder)
  if (!found) throw new Error('the demonstration world left no credentials')
  return found
}

/** The parts of the window that take messages in, and nothing behind them. */
const intakeAlone = { ROLES: 'window' }

const intakePart = (sizes: Sizes, means: Means) =>
  withSandbox(means, async ({ sandbox, owner }) => {
    const machine = await describeMachine(owner)
    const settings = await databaseSettings(owner)
    mustBeDurable(settings)
    const taken = await withServer(sandbox, intakeAlone, means, async (server) => {
      const credentials = await credentialsIn(sandbox)
      const { world } = castOf(credentials)
      const agents = credentials.apiKeys
        .filter(({ roles }) => roles.includes('AGT'))
        .map(({ enterpriseCode: code, enterpriseName: name, dxpId, key }): Sender => ({ code, name, dxpId, key }))
      const postings = (series: string, messages: number) => inventoryMessages(world, agents, means, series, messages)
      await measureIntake(server.address, postings('WARM', Math.ceil(sizes.intakeMessages / 10)), sizes.intakeAtOnce)
      const runs: number[] = []
      const cpuBefore = await cpuTime(sandbox.folder, server.pid)
      for (let run = 1; run <= sizes.runs; run++) {
        means.say(`intake ${run} of ${sizes.runs}`)
        runs.push(await measureIntake(server.address, postings(`RUN${run}`, sizes.intakeMessages), sizes.intakeAtOnce))
      }
      const cpuMilliseconds = cpuEach(cpuBefore, await cpuTime(sandbox.folder, server.pid), runs.length * sizes.intakeMessages * 100)
      return { intake: { ...rateOf(runs), lists: sizes.intakeMessages * 100, cpuMilliseconds }, memory: await server.memory() }
    })
    means.say('the same rows by plain COPY')
    const cpuBefore = await cpuTime(sandbox.folder)
    const { lists, runs } = await measureCopyLimit(sandbox.connection, { listsAtOnce: 600, connections: 2, runs: sizes.runs })
    const cpuMilliseconds = cpuEach(cpuBefore, await cpuTime(sandbox.folder), lists * runs.length)
    return { ...taken, copyLimit: { ...rateOf(runs), lists, cpuMilliseconds }, settings, machine }
  })

const storyPart = (sizes: Sizes, means: Means) =>
  withSandbox(means, ({ sandbox, owner }) =>
    withServer(sandbox, {}, means, async (server) => {
      const credentials = await credentialsIn(sandbox)
      const one = (parcels: number): Promise<StoryRun> =>
        measureStory(server.address, credentials, owner, means, { parcels, atOnce: sizes.storyAtOnce })
      await one(Math.ceil(sizes.storyParcels / 10))
      const runs: StoryRun[] = []
      const cpuBefore = await cpuTime(sandbox.folder, server.pid)
      for (let run = 1; run <= sizes.runs; run++) {
        means.say(`story ${run} of ${sizes.runs}`)
        runs.push(await one(sizes.storyParcels))
      }
      const receipts = runs.reduce((sum, run) => sum + run.receipts, 0) / (runs.length * sizes.storyParcels)
      const rate = rateOf(runs.map(({ perSecond }) => perSecond))
      const cpuMilliseconds = cpuEach(cpuBefore, await cpuTime(sandbox.folder, server.pid), runs.length * sizes.storyParcels)
      const receiptsPerParcel = Math.round(receipts * 10) / 10
      return { story: { ...rate, parcels: sizes.storyParcels, receiptsPerParcel, cpuMilliseconds }, memory: await server.memory() }
    }),
  )

const queryPart = (sizes: Sizes, means: Means) =>
  withSandbox(means, async ({ sandbox, owner }) => {
    const { clock, random, say } = means
    // The first start makes the tables and the demonstration world.
    await withServer(sandbox, intakeAlone, means, async () => undefined)
    const holders = drawHolders()
    const until = clock.now()
    await storeHolders(owner, holders, until)
    const { world: template } = castOf(await credentialsIn(sandbox))
    const ids = openIds(owner, 'ceb.row_id')
    const bySize: Record<string, Record<string, PageFigures>> = {}
    const load: Record<string, number> = {}
    let stored = 0
    for (const size of sizes.stored) {
      const began = performance.now()
      const onProgress = (lists: number): void => {
        means.stop.throwIfAborted()
        say(`stored ${lists} of ${size} lists with their orders, waybills and reports`)
      }
      await loadLists({ owner, ids, holders, template, random, until, onProgress }, stored, size)
      load[size] = Math.round((size - stored) / ((performance.now() - began) / 1000))
      await settle(owner)
      stored = size
      const day = new Date(until.getTime() - 10 * 24 * 3600_000).toISOString().slice(0, 10)
      bySize[size] = await withServer(sandbox, intakeAlone, means, async ({ address }) => {
        const figures: Record<string, PageFigures> = {}
        for (const page of queryPages) {
          say(`page ${page.id} at ${size}`)
          figures[page.id] = await measurePage(address, page, holders, day, sizes.queryRounds)
        }
        return figures
      })
    }
    return { bySize, load }
  })

export const runBench = async (sizes: Sizes, means: Means): Promise<Report> => {
  const { intake, copyLimit, memory: afterIntake, settings, machine } = await intakePart(sizes, means)
  const { story, memory: afterStory } = await storyPart(sizes, means)
  const { bySize, load } = await queryPart(sizes, means)
  return {
    intake,
    story,
    copyLimit,
    ratios: { intakeToCopyLimit: intake.perSecond / copyLimit.perSecond, storyToCopyLimit: story.perSecond / copyLimit.perSecond },
    query: bySize[sizes.stored.at(-1) ?? 0] ?? {},
    queryBySize: bySize,
    load,
    memory: { serverAfterIntakeMiB: afterIntake, serverAfterStoryMiB: afterStory },
    machine,
    settings: { ...settings, intake: intakeAlone, signatures: 'off' },
    sizes: { ...sizes },
  }
}
