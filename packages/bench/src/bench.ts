/** The whole measurement, one part after the other, on one database of its own. */
import { castOf } from '@openceb/cli'
import type { Clock, Random } from '@openceb/kernel'
import { readCredentials } from '@openceb/server'
import { type Database, openDatabase, openIds } from '@openceb/store'
import { measureCopyLimit } from './copy-limit.ts'
import { rateOf } from './figures.ts'
import { inventoryMessages, measureIntake, type Sender } from './intake.ts'
import { databaseSettings, describeMachine, mustBeDurable } from './machine.ts'
import { measurePage, type PageFigures, queryPages } from './query.ts'
import type { Report } from './report.ts'
import type { Sandbox } from './sandbox.ts'
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
}

type Credentials = NonNullable<Awaited<ReturnType<typeof readCredentials>>>

const credentialsIn = async (folder: string): Promise<Credentials> => {
  const found = await readCredentials(folder)
  if (!found) throw new Error('the demonstration world left no credentials')
  return found
}

/** The parts of the window that take messages in, and nothing behind them. */
const intakeAlone = { ROLES: 'window' }

const withServer = async <T>(
  sandbox: Sandbox,
  settings: Readonly<Record<string, string>>,
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> => {
  const server = await startServer(sandbox, settings)
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

const intakeRuns = (sandbox: Sandbox, sizes: Sizes, means: Means) =>
  withServer(sandbox, intakeAlone, async (server) => {
    const credentials = await credentialsIn(sandbox.folder)
    const { world } = castOf(credentials)
    const agents = credentials.apiKeys
      .filter(({ roles }) => roles.includes('AGT'))
      .map(({ enterpriseCode: code, enterpriseName: name, dxpId, key }): Sender => ({ code, name, dxpId, key }))
    const postings = (series: string, messages: number) => inventoryMessages(world, agents, means, series, messages)
    await measureIntake(server.address, postings('WARM', Math.ceil(sizes.intakeMessages / 10)), sizes.intakeAtOnce)
    const runs: number[] = []
    for (let run = 1; run <= sizes.runs; run++) {
      means.say(`intake ${run} of ${sizes.runs}`)
      runs.push(await measureIntake(server.address, postings(`RUN${run}`, sizes.intakeMessages), sizes.intakeAtOnce))
    }
    return { ...rateOf(runs), lists: sizes.intakeMessages * 100, memory: await server.memory() }
  })

const storyRuns = (sandbox: Sandbox, sizes: Sizes, owner: Database, means: Means) =>
  withServer(sandbox, {}, async (server) => {
    const credentials = await credentialsIn(sandbox.folder)
    const one = (parcels: number): Promise<StoryRun> =>
      measureStory(server.address, credentials, owner, means, { parcels, atOnce: sizes.storyAtOnce })
    await one(Math.ceil(sizes.storyParcels / 10))
    const runs: StoryRun[] = []
    for (let run = 1; run <= sizes.runs; run++) {
      means.say(`story ${run} of ${sizes.runs}`)
      runs.push(await one(sizes.storyParcels))
    }
    const receipts = runs.reduce((sum, run) => sum + run.receipts, 0) / (runs.length * sizes.storyParcels)
    return {
      ...rateOf(runs.map(({ perSecond }) => perSecond)),
      parcels: sizes.storyParcels,
      receiptsPerParcel: Math.round(receipts * 10) / 10,
      memory: await server.memory(),
    }
  })

const queryRuns = async (sandbox: Sandbox, sizes: Sizes, owner: Database, means: Means) => {
  const { clock, random, say } = means
  const holders = drawHolders()
  const until = clock.now()
  await storeHolders(owner, holders, until)
  const { world: template } = castOf(await credentialsIn(sandbox.folder))
  const ids = openIds(owner, 'ceb.row_id')
  const bySize: Record<string, Record<string, PageFigures>> = {}
  const load: Record<string, number> = {}
  let stored = 0
  for (const size of sizes.stored) {
    say(`storing ${size} lists with their orders, waybills and reports`)
    const began = performance.now()
    await loadLists({ owner, ids, holders, template, random, until, onProgress: (lists) => say(`stored ${lists} of ${size}`) }, stored, size)
    load[size] = Math.round((size - stored) / ((performance.now() - began) / 1000))
    await settle(owner)
    stored = size
    const day = new Date(until.getTime() - 10 * 24 * 3600_000).toISOString().slice(0, 10)
    bySize[size] = await withServer(sandbox, intakeAlone, async ({ address }) => {
      const figures: Record<string, PageFigures> = {}
      for (const page of queryPages) {
        say(`page ${page.id} at ${size}`)
        figures[page.id] = await measurePage(address, page, holders, day, sizes.queryRounds)
      }
      return figures
    })
  }
  return { bySize, load }
}

export const runBench = async (sandbox: Sandbox, sizes: Sizes, means: Means): Promise<Report> => {
  const owner = openDatabase({
    connection: sandbox.connection,
    name: 'openceb-bench',
    connections: 4,
    onError: (error) => {
      throw error
    },
  })
  try {
    const settings = await databaseSettings(owner)
    mustBeDurable(settings)
    const machine = await describeMachine(owner)
    const { memory: intakeMemory, ...intake } = await intakeRuns(sandbox, sizes, means)
    means.say('the same rows by plain COPY')
    const limit = await measureCopyLimit(sandbox.connection, { listsAtOnce: 600, connections: 2, runs: sizes.runs })
    const copyLimit = { ...rateOf(limit.runs), lists: limit.lists }
    const { memory: storyMemory, ...story } = await storyRuns(sandbox, sizes, owner, means)
    const { bySize, load } = await queryRuns(sandbox, sizes, owner, means)
    return {
      intake,
      story,
      copyLimit,
      ratios: { intakeToCopyLimit: intake.perSecond / copyLimit.perSecond, storyToCopyLimit: story.perSecond / copyLimit.perSecond },
      query: bySize[sizes.stored.at(-1) ?? 0] ?? {},
      queryBySize: bySize,
      load,
      memory: { serverAfterIntakeMiB: intakeMemory, serverAfterStoryMiB: storyMemory },
      machine,
      settings: { ...settings, intake: intakeAlone, signatures: 'off' },
      sizes: { ...sizes },
    }
  } finally {
    await owner.close()
  }
}
