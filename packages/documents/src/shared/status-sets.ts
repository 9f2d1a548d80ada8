/** Which states a query page shows. The pages of one document partition its rows, so that nothing is lost between two of them. */

const sentStates = ['1', '2', '3', '4', '100', '120'] as const

export const statusSets = {
  UNAUDITED: [...sentStates, 'NEG'],
  AUDITED: ['399'],
  NOT_CLEARED: [...sentStates, '300', '399', '400', '430', '500', '501', '502', '503', '599', '600', '700', '800', 'NEG'],
  CLEARED: ['899'],
  CASE_CLOSED: ['999'],
  DECLARABLE: ['1', '4', '100', 'NEG'],
  AMENDABLE_INVENTORY: ['100', '120', '300', '399', '400'],
  NEW_DRAFT: ['1', '4', '100', 'NEG'],
} as const

/** States in which a document does not count for customs: its order and waybill may be used by another. */
export const ineffectiveStates: readonly string[] = ['1', '100', '430', '700', 'NEG', 'deleted']
