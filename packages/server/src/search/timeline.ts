/** The life of a parcel: every receipt of all its documents as one list, first to last. */
import { type Database, documentKeyOf, receiptsOfDocuments, shownKey } from '@openceb/store'
import { rowSettings } from '../auth/identity.ts'
import { shownTimestamp } from '../exchange/receipt-message.ts'
import type { Caller } from '../window/contract.ts'
import { type CodesOf, documentsOfParcel, type ParcelDocument } from './parcel.ts'

export interface TimelineEntry {
  readonly time: string
  readonly document: string
  readonly id: string
  readonly key: string
  readonly status: string
  readonly info: string
  readonly source: string
}

export const timelineOf = async (app: Database, start: ParcelDocument, caller: Caller, codesOf: CodesOf): Promise<TimelineEntry[]> => {
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
  return receipts
    .flatMap((receipt): TimelineEntry[] => {
      const one = byId.get(receipt.documentId ?? 0)
      if (!one) return []
      const { definition, stored } = one
      const head = { ...stored.body.head, ...stored.given }
      return [
        {
          time: shownTimestamp(receipt.returnTime),
          document: definition.key,
          id: String(stored.id),
          key: shownKey(documentKeyOf(definition, head).key),
          status: receipt.status,
          info: receipt.info,
          source: receipt.source,
        },
      ]
    })
    .reverse()
}
