/** Compares the four documents of each list of a batch in one statement and answers every difference. */
import { fill } from '@openceb/kernel'
import type { Session } from '@openceb/store'
import type { Difference } from './difference.ts'
import { lineRules, setRules } from './rules.ts'
import { comparison } from './statement.ts'

export interface Comparison {
  readonly id: number
  readonly orderId: number | null
  readonly waybillId: number | null
  readonly paymentIds: readonly number[]
  readonly splitShipment: boolean
  readonly receiptsRequired: boolean
  readonly toleranceWeight: string
}

interface Found {
  readonly id: number
  readonly rule: string
  readonly place: number
  readonly n: number | null
  readonly ours: string | null
  readonly theirs: string | null
}

/** `rates`: yuan for one unit of each currency. */
export const compare = async (
  session: Session,
  asked: readonly Comparison[],
  rates: Readonly<Record<string, string>>,
): Promise<Map<number, Difference[]>> => {
  const differences = new Map<number, Difference[]>()
  if (!asked.length) return differences
  const rows = await session.prepared<Found>('customs.compare', comparison, [
    asked.map(({ id }) => id),
    asked.map(({ orderId }) => orderId),
    asked.map(({ waybillId }) => waybillId),
    asked.map(({ paymentIds }) => `{${paymentIds.join(',')}}`),
    asked.map(({ splitShipment }) => splitShipment),
    asked.map(({ receiptsRequired }) => receiptsRequired),
    asked.map(({ toleranceWeight }) => toleranceWeight),
    JSON.stringify(rates),
  ])
  for (const { id, rule, place, n, ours, theirs } of rows) {
    const { hard, desc } = (n === null ? setRules : lineRules)[place] ?? { hard: true, desc: rule }
    const found = { rule, hard, n, ours, theirs, desc: n === null ? desc : fill(desc, { n }) }
    differences.set(id, [...(differences.get(id) ?? []), found])
  }
  return differences
}
