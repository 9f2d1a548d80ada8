/** The documents of one parcel, found from any of them by the business keys that they share; only what the caller may see. */
import { documentOf, type DocumentKey } from '@openceb/documents'
import { columnName, type Definition } from '@openceb/kernel'
import { lineFunction, loadDocuments, type Session, type StoredDocument, tableName } from '@openceb/store'

export interface ParcelDocument {
  readonly definition: Definition
  readonly stored: StoredDocument
}

/** Both codes of an enterprise: documents may name it by either. */
export type CodesOf = (code: string) => readonly string[]

/** A number, and the enterprise that gave it. */
interface Reference {
  readonly number: string
  readonly giver: string
}

type Values = Readonly<Record<string, string | undefined>>

/** More documents than any parcel has. */
const most = 200

const links = {
  order: { number: 'orderNo', giver: 'ebcCode' },
  shipment: { number: 'logisticsNo', giver: 'logisticsCode' },
} as const

type Link = keyof typeof links

const unique = (references: readonly Reference[]): Reference[] => [
  ...new Map(references.map((reference) => [`${reference.number} ${reference.giver}`, reference])).values(),
]

const referencesIn = (link: Link, documents: readonly ParcelDocument[]): Reference[] =>
  unique(
    documents.flatMap(({ stored }) => {
      const head = stored.body.head as Values
      const [number, giver] = [head[links[link].number], head[links[link].giver]]
      return number && giver ? [{ number, giver }] : []
    }),
  )

/** A report that names one waybill alone belongs to that parcel; one that names many stands for itself. */
const onlyShipment = ({ stored }: ParcelDocument): Reference[] => {
  const giver = (stored.body.head as Values).logisticsCode
  const numbers = stored.body.lines.flatMap((line) => (line as Values).logisticsNo ?? [])
  const [number] = numbers
  return number && giver && numbers.length === 1 ? [{ number, giver }] : []
}

export const documentsOfParcel = async (session: Session, start: ParcelDocument, codesOf: CodesOf): Promise<ParcelDocument[]> => {
  const load = async (document: DocumentKey, ids: readonly { id: number }[]): Promise<ParcelDocument[]> => {
    const definition = documentOf(document)
    const rows = await loadDocuments(session, definition, [...new Set(ids.map(({ id }) => id))])
    return rows.map((stored) => ({ definition, stored }))
  }
  const find = async (document: DocumentKey, link: Link, references: readonly Reference[], inLines = false): Promise<ParcelDocument[]> => {
    const definition = documentOf(document)
    const { number, giver } = links[link]
    const named = inLines ? `d.id in (select ${lineFunction(definition, number, 'ceb')}($1))` : `d.${columnName(number)} = $1`
    const ids: { id: number }[] = []
    for (const reference of references)
      ids.push(
        ...(await session.query<{ id: number }>(
          `select d.id from ${tableName(definition, 'ceb')} d
           where ${named} and d.${columnName(giver)} = any ($2::text[]) and d.deleted_at is null order by d.id desc limit ${most}`,
          [reference.number, codesOf(reference.giver)],
        )),
      )
    return load(document, ids)
  }

  const reported = onlyShipment(start)
  // An order and a waybill meet in their inventory; everything else hangs on one of the two.
  const inventories =
    start.definition.key === 'inventory'
      ? [start]
      : [
          ...(await find('inventory', 'order', referencesIn('order', [start]))),
          ...(await find('inventory', 'shipment', unique([...referencesIn('shipment', [start]), ...reported]))),
        ]
  const known = [start, ...inventories]
  const orders = referencesIn('order', known)
  const shipments = unique([...referencesIn('shipment', known), ...reported])
  const found = [
    ...known,
    ...(await find('order', 'order', orders)),
    ...(await find('payment', 'order', orders)),
    ...(await find('waybill', 'shipment', shipments)),
    ...(await find('arrival', 'shipment', shipments, true)),
    ...(await find('departure', 'shipment', shipments, true)),
  ]
  return [...new Map(found.map((one) => [`${one.definition.key} ${one.stored.id}`, one])).values()]
}
