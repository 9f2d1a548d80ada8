/** Folds the receipts of one document through its lifecycle, in the order of their times. */
import { type Definition, stateOf } from '@openceb/kernel'
import type { Receipt } from '@openceb/message'
import type { Move, Standing } from '@openceb/store'

/** A receipt on its way to the document: from customs, or the window's own word that it was delivered. */
export interface Arriving extends Receipt {
  readonly source: 'window' | 'customs'
}

export interface Folded {
  readonly standing: Standing
  readonly receipts: readonly (Arriving & { readonly moved: boolean })[]
  readonly move?: Move
}

const byTime = (a: Receipt, b: Receipt): number => (a.returnTime < b.returnTime ? -1 : a.returnTime > b.returnTime ? 1 : 0)

/** What customs gave along with a receipt: numbers of the identity that the row has a column for, and the times of closing. */
const givenBy = (definition: Definition, receipt: Receipt): Record<string, string> => {
  const given: Record<string, string> = {}
  const { invtNo } = receipt.identity as Readonly<Record<string, string | undefined>>
  if (invtNo && 'invtNo' in definition.head) given.invtNo = invtNo
  const time = receipt.returnTime.slice(0, 14)
  if (receipt.returnStatus === '899' && 'clearedAt' in definition.stored) given.clearedAt = time
  if (receipt.returnStatus === '999' && 'closedAt' in definition.stored) given.closedAt = time
  return given
}

/** A late or repeated receipt is kept and moves nothing. */
export const foldReceipts = (definition: Definition, standing: Standing, receipts: readonly Arriving[]): Folded => {
  let { status, statusTime } = standing
  const given: Record<string, string> = {}
  const folded = receipts.toSorted(byTime).map((receipt) => {
    const late = receipt.returnTime < statusTime
    const next = late ? undefined : definition.lifecycle.next(stateOf(status), `receipt:${receipt.returnStatus}`)
    if (next === undefined) return { ...receipt, moved: false }
    status = receipt.returnStatus
    statusTime = receipt.returnTime
    Object.assign(given, givenBy(definition, receipt))
    return { ...receipt, moved: true }
  })
  if (!folded.some(({ moved }) => moved)) return { standing, receipts: folded }
  return { standing, receipts: folded, move: { id: standing.id, from: standing.status, to: status, statusTime, given } }
}
