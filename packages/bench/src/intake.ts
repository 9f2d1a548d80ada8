/** Lists per second: messages of a hundred CEB603 documents over HTTP, each answered after its durable commit. */
import { documentOf } from '@openceb/documents'
import { makeParcel, type ParcelWorld } from '@openceb/documents/parcel'
import type { Clock, Random } from '@openceb/kernel'
import { writeMessage } from '@openceb/message'
import { secondsSince } from './figures.ts'

export interface Sender {
  readonly code: string
  readonly name: string
  readonly dxpId: string
  readonly key: string
}

export interface Posting {
  readonly key: string
  readonly body: Buffer
}

const perMessage = 100

/** Made before the clock runs: writing them is the work of the senders. */
export const inventoryMessages = (
  world: ParcelWorld,
  senders: readonly Sender[],
  means: { readonly clock: Clock; readonly random: Random },
  series: string,
  messages: number,
): Posting[] =>
  Array.from({ length: messages }, (_, index) => {
    const sender = senders[index % senders.length] as Sender
    const { code, name, dxpId, key } = sender
    const parcels = Array.from({ length: perMessage }, (_, place) =>
      makeParcel({ ...world, agent: { code, name } }, means, series, index * perMessage + place),
    )
    const xml = writeMessage({
      definition: documentOf('inventory'),
      guid: means.random.uuid().toUpperCase(),
      documents: parcels.map(({ inventory }) => inventory),
      transfer: { copCode: code, copName: name, dxpMode: 'DXP', dxpId },
    })
    return { key, body: Buffer.from(xml) }
  })

const declared = /<returnStatus>2<\/returnStatus>/g

const post = async (address: string, { key, body }: Posting): Promise<void> => {
  const response = await fetch(new URL('/exchange/messages', address), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/xml' },
    body,
  })
  const xml = await response.text()
  const good = xml.match(declared)?.length ?? 0
  if (good !== perMessage) throw new Error(`${perMessage - good} of ${perMessage} lists were refused: ${xml.slice(0, 500)}`)
}

/** Lists per second, `atOnce` messages under way at every moment. */
export const measureIntake = async (address: string, postings: readonly Posting[], atOnce: number): Promise<number> => {
  let next = 0
  const send = async (): Promise<void> => {
    while (next < postings.length) await post(address, postings[next++] as Posting)
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, send))
  return (postings.length * perMessage) / secondsSince(began)
}
