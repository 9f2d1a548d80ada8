/** A write with an Idempotency-Key happens once: a repeat gets the answer of the first, another request under the key is refused. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import { createHash } from 'node:crypto'
import { rowSettings } from '../auth/identity.ts'
import { type Problem, problem } from '../http/problem.ts'
import type { Caller } from '../window/contract.ts'

export interface Outcome {
  readonly status: number
  readonly body: object
}

export interface Kept extends Outcome {
  readonly replay: boolean
}

interface Row {
  readonly requestHash: string
  readonly status: number
  readonly body: object
}

/** Stands in the table while the first request is at work. */
const running = 0
/** After so long its process is taken to have died. */
const abandonedAfter = 60_000

const hashOfRequest = (request: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(request)).digest('hex')

export const openOnce = (app: Database, clock: Clock) => {
  const claim = (caller: Caller, key: string, hash: string): Promise<Row | undefined> =>
    app.transaction(async (session) => {
      const now = clock.now()
      await session.run(`delete from ceb.idempotency where enterprise = $1 and key = $2 and status = ${running} and created_at < $3`, [
        caller.enterprise,
        key,
        new Date(now.getTime() - abandonedAfter),
      ])
      const claimed = await session.run(
        `insert into ceb.idempotency (enterprise, key, request_hash, status, body, created_at)
         values ($1, $2, $3, ${running}, '{}', $4) on conflict do nothing`,
        [caller.enterprise, key, hash, now],
      )
      if (claimed) return undefined
      const [row] = await session.query<Row>(
        'select request_hash as "requestHash", status, body from ceb.idempotency where enterprise = $1 and key = $2',
        [caller.enterprise, key],
      )
      return row
    }, rowSettings(caller))

  /** Keeps the answer, or frees the key when the work broke. */
  const settle = (caller: Caller, key: string, hash: string, outcome?: Outcome): Promise<void> =>
    app.transaction(async (session) => {
      await session.run('delete from ceb.idempotency where enterprise = $1 and key = $2', [caller.enterprise, key])
      if (outcome)
        await session.run(`insert into ceb.idempotency (enterprise, key, request_hash, status, body, created_at) values ($1, $2, $3, $4, $5, $6)`, [
          caller.enterprise,
          key,
          hash,
          outcome.status,
          JSON.stringify(outcome.body),
          clock.now(),
        ])
    }, rowSettings(caller))

  return async (caller: Caller, key: string | undefined, request: readonly unknown[], work: () => Promise<Outcome>): Promise<Kept | Problem> => {
    if (!key) return { ...(await work()), replay: false }
    const hash = hashOfRequest(request)
    const before = await claim(caller, key, hash)
    if (before) {
      if (before.requestHash !== hash) return problem('IDEMPOTENCY_KEY_REUSED')
      return before.status === running ? problem('STILL_RUNNING') : { ...before, replay: true }
    }
    try {
      const outcome = await work()
      await settle(caller, key, hash, outcome)
      return { ...outcome, replay: false }
    } catch (error) {
      await settle(caller, key, hash)
      throw error
    }
  }
}
