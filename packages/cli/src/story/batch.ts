/** One batch of parcels through its whole life: what each player sends, and what each waits for before. */
import { makeArrival, makeDeparture, type Parcel } from '@openceb/documents/parcel'
import type { Clock, DocumentValue, Random } from '@openceb/kernel'
import type { ApiKey } from '../credentials.ts'
import { postMessage } from '../exchange/exchange.ts'
import { infoOf, isRefusal, statusName } from '../exchange/receipt-text.ts'
import type { Cast } from './cast.ts'
import type { Arrived, Inbox } from './inbox.ts'
import { documentKeyOf, messageOf } from './wire.ts'

export interface Stage {
  readonly address: string
  readonly cast: Cast
  readonly inbox: Inbox
  readonly clock: Clock
  readonly random: Random
  readonly stop: AbortSignal
}

interface Told {
  readonly document: string
  readonly key: string
}

export interface Life {
  readonly parcel: Parcel
  readonly closed: boolean
  /** Why it did not come to its end. */
  readonly because?: string
  /** Every document of it, its reports included. */
  readonly documents: readonly Told[]
}

const keyOf = (document: string, value: DocumentValue): string => documentKeyOf(document, value.head)

/** Sends documents of one kind; answers the refused ones by key. */
const send = async (stage: Stage, document: string, sender: ApiKey, values: readonly DocumentValue[]): Promise<Map<string, string>> => {
  const body = Buffer.from(messageOf(document, sender, values, stage.random))
  const posted = await postMessage(stage.address, sender.key, body, stage.stop)
  if (posted.kind === 'technical') return new Map(values.map((value) => [keyOf(document, value), posted.info]))
  const refused = posted.kind === 'receipts' ? posted.receipts.filter(({ returnStatus }) => isRefusal(returnStatus)) : []
  return new Map(refused.map(({ identity, returnInfo }) => [documentKeyOf(document, identity), returnInfo]))
}

/** Takes out of `living` what was refused or not heard of, with the reason. */
const lose = (fallen: Map<Parcel, string>, living: readonly Parcel[], { refused, missing }: Arrived, status: string): Parcel[] => {
  const left = new Set(missing)
  return living.filter((parcel) => {
    const key = keyOf('inventory', parcel.inventory)
    const receipt = refused.get(key)
    if (receipt) fallen.set(parcel, infoOf(receipt))
    else if (left.has(key)) fallen.set(parcel, `waited in vain for ${status} ${statusName(status)}`)
    return !receipt && !left.has(key)
  })
}

export const liveBatch = async (stage: Stage, parcels: readonly Parcel[], series: string, number: number): Promise<Life[]> => {
  const { cast, inbox } = stage
  const { keys, world } = cast
  const fallen = new Map<Parcel, string>()
  const reports: Told[] = []
  const inventories = (living: readonly Parcel[]): string[] => living.map(({ inventory }) => keyOf('inventory', inventory))

  const sendPart = async (part: keyof Parcel, sender: ApiKey): Promise<void> => {
    const living = parcels.filter((parcel) => !fallen.has(parcel))
    const refused = await send(
      stage,
      part,
      sender,
      living.map((parcel) => parcel[part]),
    )
    for (const parcel of living) {
      const because = refused.get(keyOf(part, parcel[part]))
      if (because !== undefined) fallen.set(parcel, because)
    }
  }
  const report = async (document: 'arrival' | 'departure', sender: ApiKey, value: DocumentValue): Promise<string | undefined> => {
    const key = keyOf(document, value)
    reports.push({ document, key })
    const [refusal] = (await send(stage, document, sender, [value])).values()
    if (refusal !== undefined) return refusal
    const { refused, missing } = await inbox.until(document, [key], '399')
    const receipt = refused.get(key)
    return receipt ? infoOf(receipt) : missing.length ? `waited in vain for the answer to the ${document}` : undefined
  }
  const giveUp = (living: readonly Parcel[], because: string): Parcel[] => {
    for (const parcel of living) fallen.set(parcel, because)
    return []
  }

  await Promise.all([sendPart('order', keys.platform), sendPart('payment', keys.payment), sendPart('waybill', keys.logistics)])
  await sendPart('inventory', keys.agent)
  let living = parcels.filter((parcel) => !fallen.has(parcel))
  living = lose(fallen, living, await inbox.until('inventory', inventories(living), '399'), '399')
  for (const [status, document, sender, make] of [
    ['800', 'arrival', keys.operator, makeArrival],
    ['899', 'departure', keys.logistics, makeDeparture],
  ] as const) {
    if (!living.length) break
    const because = await report(document, sender, make(world, stage, series, `${document === 'arrival' ? 'YD' : 'LJ'}${series}${number}`, living))
    living =
      because === undefined ? lose(fallen, living, await inbox.until('inventory', inventories(living), status), status) : giveUp(living, because)
  }
  // The order, the payment and the waybill are through with their inventory; what was said of them arrives by other ways.
  await Promise.all(
    (['order', 'payment', 'waybill'] as const).map((part) =>
      inbox.until(
        part,
        living.map((parcel) => keyOf(part, parcel[part])),
        '399',
      ),
    ),
  )
  return parcels.map((parcel) => {
    const because = fallen.get(parcel)
    const documents = (['order', 'payment', 'waybill', 'inventory'] as const).map((document) => ({
      document,
      key: keyOf(document, parcel[document]),
    }))
    return { parcel, closed: because === undefined, ...(because === undefined ? {} : { because }), documents: [...documents, ...reports] }
  })
}
