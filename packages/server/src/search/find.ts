/** Asks the two statements of a search as the caller, and shows rows by the names of the definition. */
import { type Definition, shownTime } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import { rowSettings } from '../auth/identity.ts'
import type { Caller } from '../window/contract.ts'
import { writePlace } from './place.ts'
import type { Question } from './question.ts'
import { countStatement, mostCounted, pageStatement } from './statement.ts'

type Values = Readonly<Record<string, string | number>>

interface Row {
  readonly id: number
  readonly version: number
  readonly status: string
  readonly saved: boolean
  readonly intakeTime: Date
  readonly place: string
  readonly head: Values
  readonly given: Values
  readonly total?: number
}

export interface FoundPage {
  readonly items: readonly object[]
  readonly total: number
  readonly totalIsExact: boolean
  readonly next: string | null
}

/** What the system gave wins over what was sent. */
const itemOf = ({ id, version, status, saved, intakeTime, head, given }: Row): object => ({
  ...head,
  ...given,
  id: String(id),
  version,
  status,
  saved,
  intakeTime: shownTime(intakeTime),
})

export const findDocuments = async (app: Database, definition: Definition, question: Question, caller: Caller): Promise<FoundPage> => {
  if (!question.states.length) return { items: [], total: 0, totalIsExact: true, next: null }
  const page = pageStatement(definition, question, caller)
  const count = countStatement(definition, question, caller)
  return app.transaction(async (session) => {
    const rows = await session.query<Row>(page.text, page.values)
    const [counted] = count ? await session.query<{ total: number }>(count.text, count.values) : rows
    const shown = rows.slice(0, question.limit)
    const last = shown.at(-1)
    const total = counted?.total ?? 0
    return {
      items: shown.map(itemOf),
      total: Math.min(total, mostCounted),
      totalIsExact: total <= mostCounted,
      next: last && rows.length > question.limit ? writePlace({ intakeTime: last.place, id: last.id }) : null,
    }
  }, rowSettings(caller))
}
