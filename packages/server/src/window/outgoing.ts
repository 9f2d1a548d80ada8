/** Messages for customs: declared documents with the numbers that the window gave, a hundred in each. */
import { type Definition, type DocumentValue, wireTimestamp } from '@openceb/kernel'
import { messageType, type Transfer, writeMessage } from '@openceb/message'
import { type Carried, compress, type Outgoing, type Sent, type StoredDocument } from '@openceb/store'
import { identityOf } from './identity.ts'
import type { WindowParts } from './parts.ts'

const mostInMessage = 100

/** Under which the window hands messages on. */
const windowTransfer: Transfer = { copCode: 'OPENCEB', copName: 'OpenCEB通关服务系统', dxpMode: 'DXP', dxpId: 'DXPEDCCEB0000003' }

export interface Ready {
  readonly definition: Definition
  readonly stored: StoredDocument
}

const valueToSend = ({ definition, stored }: Ready): DocumentValue => {
  const numbers = Object.fromEntries(Object.entries(stored.given).filter(([field]) => field in definition.head))
  return { head: { ...stored.body.head, ...numbers }, lines: stored.body.lines }
}

export const carriedOf = ({ definition, stored }: Ready): Carried => {
  const head = stored.body.head as Readonly<Record<string, string | number | undefined>>
  return {
    id: stored.id,
    intakeTime: stored.intakeTime.toISOString(),
    recipient: stored.dxpId,
    subscribers: stored.body.subscribers,
    guid: String(head.guid ?? ''),
    identity: identityOf(definition, head, stored.given),
  }
}

const sentOf = (ready: Ready, now: string): Sent => ({
  ...carriedOf(ready),
  sentAt: now > ready.stored.statusTime ? now : ready.stored.statusTime,
})

const inHundreds = (ready: readonly Ready[]): Ready[][] =>
  Array.from({ length: Math.ceil(ready.length / mostInMessage) }, (_, index) => ready.slice(index * mostInMessage, (index + 1) * mostInMessage))

/** Followers go first, so that customs finds the set of an inventory complete. */
const byDocument = (ready: readonly Ready[]): [Definition, Ready[]][] => {
  const groups = new Map<Definition, Ready[]>()
  for (const one of ready) {
    const group = groups.get(one.definition)
    if (group) group.push(one)
    else groups.set(one.definition, [one])
  }
  return [...groups].sort(([a], [b]) => Number(!a.follows) - Number(!b.follows))
}

export const writeOutgoing = async (parts: WindowParts, ready: readonly Ready[], now: Date): Promise<Outgoing[]> => {
  const hundreds = byDocument(ready).flatMap(([definition, list]) => inHundreds(list).map((hundred) => ({ definition, hundred })))
  const ids = await parts.ids.take(hundreds.length, now)
  const written = wireTimestamp(now)
  return Promise.all(
    hundreds.map(async ({ definition, hundred }, index): Promise<Outgoing> => {
      const guid = parts.random.uuid().toUpperCase()
      const xml = writeMessage({ definition, guid, documents: hundred.map(valueToSend), transfer: windowTransfer })
      return {
        id: ids[index] ?? 0,
        guid,
        type: messageType(definition.message.code),
        bytes: await compress(Buffer.from(xml)),
        document: definition.key,
        documents: hundred.map((ready) => sentOf(ready, written)),
        due: now,
      }
    }),
  )
}
