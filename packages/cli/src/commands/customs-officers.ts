/** What officers do: look at their work lists and cases, and decide. */
import { wholeNumber } from '../command.ts'
import { exit, Failure } from '../exit.ts'
import { statusName } from '../exchange/receipt-text.ts'
import type { Session } from '../session.ts'
import type { CustomsContext, UserOptions } from './customs-context.ts'

const officers = ['CUS-AUD', 'CUS-INS', 'CUS-SUP']

interface WorkItem {
  readonly id: string
  readonly document: string
  readonly since: string
  readonly status: string
  readonly info: string | null
  readonly head: Readonly<Record<string, string | number>>
}

interface WorkList {
  readonly items: readonly WorkItem[]
  readonly total: number
  readonly next: string | null
}

const itemLine = ({ id, since, status, head, info }: WorkItem): string =>
  `${id}  ${since}  ${status} ${statusName(status)}  ${head['copNo'] ?? head['logisticsNo'] ?? ''}  ${head['orderNo'] ?? ''}  ${info ?? ''}`.trimEnd()

export const addQueue = ({ add, asRole, surroundings: { terminal } }: CustomsContext): void => {
  add('queue', 'what waits for an officer, oldest first 待办')
    .argument('[name]', 'review, inspection, detained, suspended or errors; how much waits in each without one')
    .option('--office <code>', 'of one customs office')
    .option('--limit <n>', 'at most so many', wholeNumber(1), 50)
    .action((name: string | undefined, options: UserOptions & { office?: string; limit: number }) =>
      asRole(options, officers, async (session) => {
        if (name === undefined) {
          const { items } = await session.get<{ items: readonly { queue: string; total: number }[] }>('/api/v1/customs/queues')
          if (options.json) return terminal.out(JSON.stringify(items))
          for (const { queue, total } of items) terminal.out(`${queue.padEnd(12)}${total}`)
          return undefined
        }
        const asked = new URLSearchParams({ limit: String(options.limit), ...(options.office ? { customsCode: options.office } : {}) })
        const list = await session.get<WorkList>(`/api/v1/customs/queues/${encodeURIComponent(name)}?${asked.toString()}`)
        if (options.json) return terminal.out(JSON.stringify(list))
        for (const item of list.items) terminal.out(itemLine(item))
        return terminal.out(`${list.items.length} of ${list.total}`)
      }),
    )
}

export const addCase = ({ add, asRole, surroundings: { terminal } }: CustomsContext): void => {
  add('case', 'a case with its documents, differences and history, as JSON 案卷')
    .argument('<id>', 'as the work list shows it')
    .action((id: string, options: UserOptions) =>
      asRole(options, officers, async (session) => {
        const found = await session.get<object>(`/api/v1/customs/cases/${encodeURIComponent(id)}`)
        terminal.out(JSON.stringify(found, null, options.json ? undefined : 2))
      }),
    )
}

interface Decided {
  readonly total: number
  readonly succeeded: number
  readonly failed: number
  readonly rows: readonly { readonly id: string; readonly ok: boolean; readonly status?: string; readonly code?: string; readonly message?: string }[]
}

/** The first kind of officer who may decide so; the system knows which. */
const asDecider = async <T>(
  { asRole }: CustomsContext,
  options: UserOptions,
  decision: string,
  work: (session: Session) => Promise<T>,
): Promise<T> => {
  const known = new Set<string>()
  for (const role of options.user === undefined ? officers : ['']) {
    const answer = await asRole(options, [role], async (session) => {
      const { decisions } = await session.get<{ decisions: readonly string[] }>('/api/v1/customs/decisions')
      for (const one of decisions) known.add(one)
      return decisions.includes(decision) ? { done: await work(session) } : undefined
    })
    if (answer) return answer.done
  }
  throw new Failure(exit.wrongUse, `${decision} is no decision here; there are ${[...known].join(', ')}`)
}

export const addDecide = (context: CustomsContext): void => {
  const { surroundings, ended } = context
  const { terminal } = surroundings
  context
    .add('decide', 'decide on cases, each by itself 处置')
    .argument('<decision>', 'such as approve, return, inspect, pass, release')
    .argument('<id...>', 'cases, as the work list shows them')
    .option('--note <text>', 'the reason; most decisions need one')
    .option('--result <result>', 'what an inspection found: pass, quantity, goods, counterfeit, prohibited')
    .action((decision: string, ids: readonly string[], options: UserOptions & { note?: string; result?: string }) =>
      asDecider(context, options, decision, async (session) => {
        const more = {
          ...(options.note === undefined ? {} : { note: options.note }),
          ...(options.result === undefined ? {} : { result: options.result }),
        }
        const rows = ids.map((id) => ({ id, decision, ...more }))
        const decided = await session.send<Decided>('POST', '/api/v1/customs/decisions', { rows })
        if (!decided) throw new Failure(exit.notReachable, 'the system did not answer the decision')
        if (decided.failed) ended(exit.refused)
        if (options.json) return terminal.out(JSON.stringify(decided))
        for (const { id, ok, status, code, message } of decided.rows)
          terminal.out(ok ? `${id}  ${status ?? ''} ${statusName(status ?? '')}`.trimEnd() : `${id}  ${code}: ${message}`)
        return terminal.out(`${decided.succeeded} of ${decided.total} decided by ${session.username}`)
      }),
    )
}
