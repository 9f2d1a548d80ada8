/** The life of a parcel: every receipt of all its documents as one list, first to last. */
import { type Database, documentKeyOf, receiptsOfDocuments, shownKey } from '@openceb/store'
import { rowSettings } from '../auth/identity.ts'
import { shownTimestamp } from '../exchange/receipt-message.ts'
import type { Caller, Companion } from '../window/contract.ts'
import { type CodesOf, documentsOfParcel, type ParcelDocument } from './parcel.ts'

interface TimelineEntry {
  readonly time: string
  readonly document: string
  readonly id: string
  readonly key: string
  readonly status: string
  readonly info: string
  readonly source: string
}

/** How one document of the parcel stands; without id and key where the caller may know that alone. */
interface ParcelState {
  readonly document: string
  readonly id?: string
  readonly key?: string
  readonly status: string
}

export interface Timeline {
  readonly items: readonly TimelineEntry[]
  readonly documents: readonly ParcelState[]
}

const named = ({ definition, stored }: ParcelDocument) => ({
  document: definition.key,
  id: String(stored.id),
  key: shownKey(documentKeyOf(definition, { ...stored.body.head, ...stored.given }).key),
})

/** `companions` are those that are declared with the document, also where the caller may not read them. */
export const timelineOf = async (
  app: Database,
  start: ParcelDocument,
  caller: Caller,
  codesOf: CodesOf,
  companions: readonly Companion[],
): Promise<Timeline> => {
  const { documents, receipts } = await app.transaction(async (session) => {
    const documents = await documentsOfParcel(session, start, codesOf)
    return {
      documents,
      receipts: await receiptsOfDocuments(
        session,
        documents.map(({ stored }) => stored.id),
      ),
    }
  }, rowSettings(caller))
  const byId = new Map(documents.map((one) => [one.stored.id, one]))
  const items = receipts.flatMap((receipt): TimelineEntry[] => {
    const one = byId.get(receipt.documentId ?? 0)
    if (!one) return []
    const { status, info, source } = receipt
    return [{ time: shownTimestamp(receipt.returnTime), ...named(one), status, info, source }]
  })
  return {
    items: items.reverse(),
    documents: [
      ...documents.map((one) => ({ ...named(one), status: one.stored.status })),
      ...companions.flatMap(({ document, id, status }) => (byId.has(id) ? [] : [{ document, status }])),
    ],
  }
}
