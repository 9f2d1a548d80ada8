/** What one intake transaction works on: messages that were read and judged, and what becomes of each of their documents. */
import type { Definition } from '@openceb/kernel'
import type { MessageReading } from '@openceb/message'
import type { Sender } from './contract.ts'
import type { Item } from './judge.ts'

export interface Judged {
  readonly reading: MessageReading
  readonly items: readonly Item[]
  readonly sender: Sender
  readonly channel: string
  readonly receivedAt: Date
  /** The raw message, compressed. */
  readonly stored: Promise<Uint8Array>
  /** A message that was answered with 202 is stored already. */
  readonly pendingId?: number
}

/** The stored document that a receipt belongs to. */
interface Subject {
  readonly id: number
  readonly intakeTime: Date
}

/** What becomes of one document: its receipt, and where it is stored if it is. */
interface Outcome {
  status: string
  info: string
  moved: boolean
  subject?: Subject | undefined
  identity: Record<string, string | number>
}

export interface Work {
  readonly item: Item
  readonly message: Judged
  /** Id for a new row; unused when the document changes one that is there. */
  readonly id: number
  readonly preNo?: string | undefined
  outcome?: Outcome
}

/** The dxp ids that asked for copies of the receipts. */
export const receiptSubscribers = ({ subscribers }: MessageReading): string[] =>
  subscribers.flatMap(({ status, dxpAddress }) => (status === 'ALL' || status === 'RET' ? [dxpAddress] : []))

export const byDefinition = <T extends { readonly item: { readonly definition: Definition } }>(works: readonly T[]): Map<Definition, T[]> => {
  const groups = new Map<Definition, T[]>()
  for (const work of works) {
    const group = groups.get(work.item.definition)
    if (group) group.push(work)
    else groups.set(work.item.definition, [work])
  }
  return groups
}
