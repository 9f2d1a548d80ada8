/** One document as its caller sees it: contents, numbers given by the system, and what may be done with it now. */
import { type Definition, type PageAction, shownTime } from '@openceb/kernel'
import { type Database, loadDocuments, receiptsOfDocuments, type StoredDocument } from '@openceb/store'
import { rowSettings } from '../auth/identity.ts'
import { mayAct } from '../documents/rights.ts'
import { shownTimestamp } from '../exchange/receipt-message.ts'
import type { Caller } from '../window/contract.ts'

/** Undefined for what is not there and for what the caller may not see alike. */
export const loadOne = async (app: Database, definition: Definition, id: number, caller: Caller): Promise<StoredDocument | undefined> => {
  const [stored] = await app.transaction((session) => loadDocuments(session, definition, [id]), rowSettings(caller))
  return stored
}

const onlyFields = (names: object, values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(names, name)))

const moves: readonly PageAction[] = ['save', 'declare', 'delete']

const actionsOn = (definition: Definition, stored: StoredDocument, caller: Caller): string[] => [
  ...moves.filter((action) => mayAct(caller, definition, action) && definition.lifecycle.next(stored.state, action)),
  ...(mayAct(caller, definition, 'print') ? ['print'] : []),
]

export const showOne = (definition: Definition, stored: StoredDocument, caller: Caller): object => {
  const { id, version, status, saved, intakeTime, body, given } = stored
  return {
    id: String(id),
    version,
    status,
    intakeTime: shownTime(intakeTime),
    document: definition.key,
    saved,
    head: { ...body.head, ...onlyFields(definition.head, given) },
    lines: body.lines,
    stored: onlyFields(definition.stored, given),
    actions: actionsOn(definition, stored, caller),
  }
}

export interface ShownReceipt {
  readonly status: string
  readonly time: string
  readonly info: string
  readonly source: string
}

/** Newest first. */
export const receiptsOf = async (app: Database, id: number, caller: Caller): Promise<ShownReceipt[]> => {
  const receipts = await app.transaction((session) => receiptsOfDocuments(session, [id]), rowSettings(caller))
  return receipts.map(({ status, returnTime, info, source }) => ({
    status,
    time: shownTimestamp(returnTime),
    info,
    source,
  }))
}
