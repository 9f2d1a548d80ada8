/** Collects the receipts of one transaction and writes them as messages of up to a hundred. */
import { type Definition, type Random, wireTimestamp } from '@openceb/kernel'
import { messageType, type Receipt, writeReceipts, writeTechnicalReceipt } from '@openceb/message'
import { compress, copyRows, type Session } from '@openceb/store'
import type { Identity } from './lists/list.ts'

const receiptsPerMessage = 100

export interface Docket {
  readonly now: Date
  /** Says a status; each saying about one document is later than the one before. Answers its time. */
  say(definition: Definition, identity: Identity, status: string, info: string, after?: Date): Date
  /** Says again what was said before, with the time of then. */
  repeat(definition: Definition, identity: Identity, status: string, info: string, at: Date): void
  unreadable(message: { readonly type: string; readonly bytes: Uint8Array; readonly issues: readonly { readonly message: string }[] }): void
  write(session: Session): Promise<void>
}

export const openDocket = (now: Date, random: Random): Docket => {
  const said = new Map<Definition, Receipt[]>()
  const technical: string[] = []
  // Nearly every receipt of a batch carries one of a few times.
  const texts = new Map<number, string>()
  const guid = (): string => random.uuid().toUpperCase()
  const timeText = (at: Date): string => {
    let text = texts.get(at.getTime())
    if (text === undefined) texts.set(at.getTime(), (text = wireTimestamp(at)))
    return text
  }

  const repeat: Docket['repeat'] = (definition, identity, returnStatus, returnInfo, at) => {
    const receipt = { identity, guid: guid(), returnStatus, returnTime: timeText(at), returnInfo }
    const receipts = said.get(definition)
    if (receipts) receipts.push(receipt)
    else said.set(definition, [receipt])
  }

  return {
    now,
    repeat,
    say(definition, identity, status, info, after) {
      const at = after && after.getTime() >= now.getTime() ? new Date(after.getTime() + 1) : now
      repeat(definition, identity, status, info, at)
      return at
    },
    unreadable({ type, bytes, issues }) {
      technical.push(
        writeTechnicalReceipt({ guid: guid(), receiptGuid: guid(), returnTime: timeText(now), issues, oriMessageType: type, original: bytes }),
      )
    },
    async write(session) {
      const rows: (readonly [string, string, Uint8Array])[] = technical.map((xml) => [guid(), 'CEB900Message', Buffer.from(xml)])
      for (const [definition, receipts] of said) {
        for (let from = 0; from < receipts.length; from += receiptsPerMessage) {
          const number = guid()
          const xml = writeReceipts({ definition, guid: number, receipts: receipts.slice(from, from + receiptsPerMessage) })
          rows.push([number, messageType(definition.receipt.code), Buffer.from(xml)])
        }
      }
      const packed = await Promise.all(rows.map(async ([number, type, bytes]) => [number, type, await compress(bytes)] as const))
      await session.copy(copyRows('customs.outbox', ['guid', 'type', 'bytes'], packed))
    },
  }
}
