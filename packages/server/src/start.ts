/** Puts the process together by its settings, and takes it apart again in the opposite order. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCustoms } from '@openceb/customs'
import type { Clock } from '@openceb/kernel'
import { openIds, openSerials } from '@openceb/store'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import { systemEntropy } from './auth/secrets.ts'
import { seedCodes } from './codes/stored-codes.ts'
import { seedCustoms } from './demo/customs-settings.ts'
import { openDemo } from './demo/first-start.ts'
import { openWorldClock } from './customs/world-clock.ts'
import { openDoorbell } from './exchange/doorbell.ts'
import { openFolders } from './exchange/folders.ts'
import { createServer } from './http/create-server.ts'
import { createLogger } from './http/log.ts'
import { openReference } from './reference/reference.ts'
import { startWindow } from './rehearsal.ts'
import { readSettings, type Settings } from './settings.ts'
import { openStorage, type Storage } from './storage.ts'
import { systemClock, systemRandom } from './system-time.ts'
import { startWorkers } from './workers.ts'

export interface RunningSystem {
  readonly url: string
  /** Answers what is under way, then stops everything, the embedded database last. */
  stop(): Promise<void>
}

const portalRoot = fileURLToPath(new URL('../../portal/dist', import.meta.url))

const ruleSet = { receiptsRequired: true, missingDocuments: 'wait', missingDocumentsHours: 24 } as const

/** What this build cannot do yet stops the start with one line. */
const refuseUnbuilt = ({ signatures, customs, amqpUrl }: Settings): void => {
  if (signatures !== 'off') throw new Error(`wrong setting: SIGNATURES=${signatures} is not built yet; leave it out or set it to off`)
  if (customs === 'exchange') throw new Error('wrong setting: CUSTOMS=exchange is not built yet; take rehearsal or none')
  if (amqpUrl) throw new Error('wrong setting: AMQP_URL is not built yet; the database carries the queues')
}

const openRehearsalCustoms = (storage: Storage, clock: Clock) => {
  const numbers = storage.open('customs-numbers', 'customs_worker', 2)
  return openCustoms({
    database: storage.open('customs', 'customs_worker'),
    clock,
    random: systemRandom,
    ids: openIds(numbers, 'customs.row_id'),
    serials: openSerials(numbers, 'customs.serial'),
  })
}

const assemble = async (settings: Settings, storage: Storage, logger: Logger, url: string) => {
  const onError = (error: Error, where = 'database'): void => logger.error({ err: error, where }, 'failed')
  const owner = storage.open('owner', undefined, 2)
  await seedCodes(owner)
  // A world that is rehearsed may run ahead; a real one never does.
  const worldClock = settings.demo ? await openWorldClock(owner, systemClock, onError) : undefined
  const clock = worldClock ?? systemClock
  const start = { owner, dataDir: settings.dataDir, url, clock, entropy: systemEntropy }
  const demo = settings.demo ? await openDemo(start) : undefined
  if (demo) await seedCustoms(owner)
  const reference = await openReference(owner, onError)
  const doorbell = openDoorbell()
  const customs = settings.customs === 'rehearsal' && settings.roles.has('worker') ? openRehearsalCustoms(storage, clock) : undefined
  const { window, stop } = startWindow({
    storage,
    clock,
    random: systemRandom,
    reference,
    settings: ruleSet,
    ...(customs ? { customs } : {}),
    works: settings.roles.has('worker'),
    receiptsWritten: doorbell.ring,
    onError,
  })
  const app = storage.open('portal', 'ceb_app', 8)
  const folders = openFolders({
    root: join(settings.dataDir, 'exchange'),
    window,
    reference,
    app,
    clock,
    onError: (error) => onError(error, 'folders'),
  })
  if (demo) await folders.make(demo.apiKeys.map(({ dxpId }) => dxpId))
  const folderWork = startWorkers(settings.roles.has('window') ? [{ name: 'folders', run: folders.run }] : [], onError)
  const http = await createServer({
    window,
    reference,
    app,
    auth: storage.open('auth', 'ceb_auth', 4),
    clock,
    random: systemRandom,
    entropy: systemEntropy,
    logger,
    doorbell,
    metrics: new Registry(),
    ...(demo ? { demoCaptcha: demo.captcha } : {}),
    ...(customs ? { customs } : {}),
    ...(worldClock ? { worldClock } : {}),
    ...(settings.roles.has('portal') && existsSync(portalRoot) ? { portalRoot } : {}),
  })
  return {
    http,
    async stop() {
      await folderWork.stop()
      await stop()
      await reference.close()
      await worldClock?.close()
    },
  }
}

/** Throws an error of one line for a wrong setting or an address that is taken. */
export const startSystem = async (env: Readonly<Record<string, string | undefined>>): Promise<RunningSystem> => {
  const settings = readSettings(env)
  refuseUnbuilt(settings)
  const logger = createLogger(settings.logLevel)
  await mkdir(settings.dataDir, { recursive: true })
  const url = `http://${settings.host}:${settings.port}`
  const storage = await openStorage(settings, (error) => logger.error({ err: error }, 'database connection failed'))
  try {
    const { http, stop } = await assemble(settings, storage, logger, url)
    logger.warn('SIGNATURES=off: signatures of messages are not checked')
    await http.listen({ port: settings.port, host: settings.host })
    const [address] = http.addresses()
    return {
      url: `http://${settings.host}:${typeof address === 'object' ? address.port : settings.port}`,
      async stop() {
        await http.close()
        await stop()
        await storage.close()
      },
    }
  } catch (error) {
    await storage.close()
    throw error
  }
}
