/** Collects what a transaction notes beside the documents: work for officers, waiting lists, delayed steps, decisions. */
import { copyRows, type Session } from '@openceb/store'
import type { List } from './lists/list.ts'
import { queueOf } from './queue.ts'
import type { Profile } from './settings/profile.ts'

type StepName = 'complete' | 'audit' | 'release'

interface Decision {
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
  /** A list that only an officer's word keeps from its release. */
  ask(list: List): void
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

export const openLedger = (now: Date): Ledger => {
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
    ask({ id, customsCode }) {
      tasks.set(id, { id, queue: 'review', customsCode, document: 'inventory', since: now })
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
      await writeTasks(session, [...tasks.values()])
      await writeSteps(session, steps)
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

const writeTasks = async (session: Session, tasks: readonly Task[]): Promise<void> => {
  if (!tasks.length) return
  await session.run(
    `insert into customs.task (id, queue, customs_code, document, since)
     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
     on conflict (id) do update set queue = excluded.queue, since = excluded.since`,
    [
      tasks.map(({ id }) => id),
      tasks.map(({ queue }) => queue),
      tasks.map(({ customsCode }) => customsCode),
      tasks.map(({ document }) => document),
      tasks.map(({ since }) => since),
    ],
  )
}

const writeSteps = async (session: Session, steps: readonly (readonly [number, string, Date])[]): Promise<void> => {
  if (!steps.length) return
  await session.run(
    `insert into customs.step (id, step, due) select * from unnest($1::bigint[], $2::text[], $3::timestamptz[])
     on conflict (id, step) do update set due = excluded.due`,
    [steps.map(([id]) => id), steps.map(([, step]) => step), steps.map(([, , due]) => due)],
  )
}
