/** Reads the messages of a batch into documents; what cannot be read is answered, never thrown. */
import type { Definition, DocumentValue, Issue } from '@openceb/kernel'
import { readMessage } from '@openceb/message'
import { handlingOrder } from '../papers/paper.ts'

export interface IncomingMessage {
  readonly guid: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface ReadDocument {
  /** The message that brought it. */
  readonly message: string
  readonly definition: Definition
  readonly value: DocumentValue
  readonly issues: readonly Issue[]
}

interface UnreadMessage extends IncomingMessage {
  readonly issues: readonly { readonly message: string }[]
}

export interface ReadBatch {
  readonly documents: readonly ReadDocument[]
  readonly unread: readonly UnreadMessage[]
}

const rank = new Map<string, number>(handlingOrder.map((kind, index) => [kind, index]))

const notForCustoms = [{ message: '报文类型不是海关受理的申报报文，请核对报文类型' }]

/** Documents in the order in which they are handled; within a kind as they came. */
export const readBatch = (messages: readonly IncomingMessage[]): ReadBatch => {
  const documents: ReadDocument[] = []
  const unread: UnreadMessage[] = []
  for (const message of messages) {
    const reading = readMessage(message.bytes)
    if (reading.kind === 'unreadable') unread.push({ ...message, issues: reading.issues })
    else if (reading.kind !== 'message' || !rank.has(reading.definition.key)) unread.push({ ...message, issues: notForCustoms })
    else for (const { value, issues } of reading.documents) documents.push({ message: message.guid, definition: reading.definition, value, issues })
  }
  const rankOf = ({ definition }: ReadDocument): number => rank.get(definition.key) ?? 0
  return { documents: documents.sort((a, b) => rankOf(a) - rankOf(b)), unread }
}
