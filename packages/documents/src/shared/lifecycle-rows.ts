/** Rows that several documents share. Customs' receipts may overtake those of the window, so each may come from any earlier state. */
import type { LifecycleRow } from '@openceb/kernel'

const underWay = ['2', '3', '4']

/** Sending to customs: delivered or not. */
export const deliveryRows: readonly LifecycleRow[] = [
  [['2', '4'], 'receipt:3', '3'],
  ['2', 'receipt:4', '4'],
]

/** What an enterprise does with a document that customs does not hold. */
export const draftRows: readonly LifecycleRow[] = [
  [['1', '4', '100', 'NEG'], 'declare', '2'],
  [['1', '4', '100', 'NEG'], 'save', '1'],
  [['1', '4', '100', 'NEG'], 'delete', 'deleted'],
]

/** A document that follows its inventory: order, payment, waybill. Changed and deleted by message only, and only while unbound. */
export const followingRows: readonly LifecycleRow[] = [
  [['1', '2', '4', '100', '120', '399', 'NEG'], 'change:1', '1'],
  [['1', '2', '4', '100', '120', '399', 'NEG'], 'change:2', '2'],
  [['1', '2', '4', '100', '120', '399', 'NEG'], 'delete', 'deleted'],
  ...deliveryRows,
  [underWay, 'receipt:120', '120'],
  [[...underWay, '120'], 'receipt:100', '100'],
  [[...underWay, '120'], 'receipt:399', '399'],
]

/** A report that customs accepts or refuses: arrival, departure. */
export const reportRows: readonly LifecycleRow[] = [
  ...draftRows,
  [['1', '4', '100', 'NEG'], 'change:1', '1'],
  [['1', '4', '100', 'NEG'], 'change:2', '2'],
  ...deliveryRows,
  [underWay, 'receipt:120', '120'],
  [[...underWay, '120'], 'receipt:100', '100'],
  [[...underWay, '120'], 'receipt:399', '399'],
]

export const followingStates = ['1', '2', '3', '4', '100', '120', '399', 'NEG', 'deleted']
