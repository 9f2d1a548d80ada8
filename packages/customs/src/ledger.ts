/** Collects what a transaction notes beside the documents: work for officers, waiting lists, delayed steps, decisions. */
import { copyRows, type Session } from '@openceb/store'
import type { List } from './lists/list.ts'
import { queueOf } from './queue.ts'
import type { Profile } from './settings/profile.ts'

export type StepName = 'complete' | 'audit' | 'release'

export interface Decision {
  readonly id: number
  readonly at: Date
  readonly officer: string
  readonly decision: string
  readonly from: string
  readonly to: string
  readonly note: string
  readonly result?: string | undefined
}

export interface Ledger {
  /** A list went from one state to another: takes it off one work list and puts it on another. */
  queue(before: List, after: List, profile: Profile): void
  /** A report that was refused, for somebody to look at. */
  error(id: number, document: string, customsCode: string, since: Date): void
  done(id: number): void
  step(id: number, step: StepName, due: Date): void
  await(id: number, awaited: readonly (readonly [kind: string, number: string])[]): void
  /** A list waits no longer. */
  complete(id: number): void
  decided(decision: Decision): void
  write(session: Session): Promise<void>
}

interface Task {
  readonly id: number
  readonly queue: string
  readonly customsCode: string
  readonly document: string
  readonly since: Date
}

export const openLedger = (): Ledger => {
  const tasks = new Map<number, Task>()
  const done = new Set<number>()
  const steps: (readonly [number, string, Date])[] = []
  const awaited: (readonly [string, string, number])[] = []
  const complete: number[] = []
  const decisions: Decision[] = []

  return {
    queue(before, after, profile) {
      const queue = queueOf(after, profile)
      // A list may pass several states in one transaction: what stood before the first of them is in the database.
      if (queueOf(before, profile) && !tasks.has(after.id)) done.add(after.id)
      if (queue) tasks.set(after.id, { id: after.id, queue, customsCode: after.customsCode, document: 'inventory', since: after.statusTime })
      else tasks.delete(after.id)
    },
    error(id, document, customsCode, since) {
      tasks.set(id, { id, queue: 'errors', customsCode, document, since })
    },
    done(id) {
      done.add(id)
    },
    step(id, step, due) {
      steps.push([id, step, due])
    },
    await(id, numbers) {
      for (const [kind, number] of numbers) awaited.push([kind, number, id])
    },
    complete(id) {
      complete.push(id)
    },
    decided(decision) {
      decisions.push(decision)
    },
    async write(session) {
      if (complete.length) {
        await session.run(`delete from customs.awaiting where id = any ($1::bigint[])`, [complete])
        await session.run(`delete from customs.step where id = any ($1::bigint[]) and step = 'complete'`, [complete])
      }
      if (done.size) await session.run('delete from customs.task where id = any ($1::bigint[])', [[...done]])
      await session.copy(copyRows('customs.task', ['id', 'queue', 'customs_code', 'document', 'since'], [...tasks.values()].map((t) => [t.id, t.queue, t.customsCode, t.document, t.since])))
      await session.copy(copyRows('customs.step', ['id', 'step', 'due'], steps))
      await session.copy(copyRows('customs.awaiting', ['kind', 'number', 'id'], awaited))
      await session.copy(
        copyRows(
          'customs.decision',
          ['id', 'at', 'officer', 'decision', 'from_status', 'to_status', 'note', 'result'],
          decisions.map((d) => [d.id, d.at, d.officer, d.decision, d.from, d.to, d.note, d.result]),
        ),
      )
    },
  }
}
