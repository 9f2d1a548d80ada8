/** Window and customs side together: the pools, the stages and who wakes whom. */
import type { Clock, Random } from '@openceb/kernel'
import { openIds, openSerials } from '@openceb/store'
import { openMonths } from './months.ts'
import type { Storage } from './storage.ts'
import type { OtherSide } from './window/carry.ts'
import type { Reference } from './window/parts.ts'
import type { WindowParts } from './window/parts.ts'
import { openWindow } from './window/window.ts'
import { type Stage, startWorkers } from './workers.ts'

interface CustomsSide extends OtherSide {
  tick(): Promise<number>
}

export interface RehearsalOptions {
  readonly storage: Storage
  readonly clock: Clock
  readonly random: Random
  readonly reference: Reference
  readonly settings: WindowParts['settings']
  /** None: declared documents stay at 申报中. */
  readonly customs?: CustomsSide
  /** Whether this process drives the stages. */
  readonly works: boolean
  readonly receiptsWritten: () => void
  readonly onError: (error: Error, where: string) => void
}

/** Receipts that customs gives by itself: decisions of officers, delayed steps. */
const receiptMessagesAtOnce = 60

export const startWindow = ({ storage, clock, random, reference, settings, customs, works, receiptsWritten, onError }: RehearsalOptions) => {
  const numbers = storage.open('numbers', 'ceb_intake', 2)
  const pipeline = storage.open('pipeline', 'ceb_intake', 8, true)
  let wakeStage = (_stage: string): void => {}
  const months = openMonths(pipeline)
  const window = openWindow({
    pipeline,
    app: storage.open('app', 'ceb_app', 8),
    clock,
    random,
    reference,
    settings,
    ids: openIds(numbers, 'ceb.row_id'),
    serials: openSerials(numbers, 'ceb.serial'),
    months,
    wake(stage) {
      if (stage === 'receipts') receiptsWritten()
      else wakeStage(stage)
    },
  })
  const stages: Stage[] = [
    { name: 'pending', run: window.takePendingIn },
    { name: 'dispatch', run: window.dispatch },
    {
      name: 'months',
      run: async () => {
        await months.lookAhead(clock.now())
        return 0
      },
    },
  ]
  if (customs)
    stages.push(
      { name: 'carry', run: () => window.carry(customs) },
      { name: 'customs', run: () => customs.carry(window.receive, receiptMessagesAtOnce) },
      {
        name: 'tick',
        run: async () => {
          if (await customs.tick()) wakeStage('customs')
          return 0
        },
      },
    )
  const workers = startWorkers(works ? stages : [], onError)
  wakeStage = workers.wake
  return { window, stop: workers.stop }
}
