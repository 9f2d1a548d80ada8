/** What the reading of a message comes to. */
import type { Definition, DocumentValue, Issue } from '@openceb/kernel'
import type { Span } from './walk.ts'

export interface Transfer {
  readonly copCode: string
  readonly copName: string
  readonly dxpMode: string
  readonly dxpId: string
  readonly note?: string
}

/** Who gets copies: `ALL`, `DATA` or `RET`. */
export interface Subscriber {
  readonly status: string
  readonly dxpMode: string
  readonly dxpAddress: string
  readonly note?: string
}

/** The head of the envelope that brought the message. */
export interface EnvelopeHead {
  readonly copMsgId: string
  readonly senderId: string
  readonly receiverIds: readonly string[]
  /** `yyyy-MM-ddTHH:mm:ss` as sent. */
  readonly creatTime: string
  readonly msgType: string
}

export interface ReadDocument {
  readonly index: number
  readonly value: DocumentValue
  /** Faults of format that refuse this document alone; its other values are good. */
  readonly issues: readonly Issue[]
}

export interface Receipt {
  readonly guid: string
  /** Names the document by the fields of its definition's receipt. */
  readonly identity: Readonly<Record<string, string | number | undefined>>
  readonly returnStatus: string
  /** `yyyyMMddHHmmssSSS`. */
  readonly returnTime: string
  readonly returnInfo: string
}

export interface TechnicalReceipt {
  readonly guid: string
  readonly returnStatus: string
  readonly returnInfo: string
  readonly returnTime: string
  readonly oriCopMsgId: string
  readonly oriMessageType: string
  readonly oriBizMessage: string
}

interface Common {
  readonly guid: string
  readonly version: string
  readonly envelope?: EnvelopeHead
  /** The very bytes of the business message, without envelope: what a signature is checked over. */
  readonly bytes: Uint8Array
}

export interface MessageReading extends Common {
  readonly kind: 'message'
  readonly type: string
  readonly code: string
  readonly definition: Definition
  readonly documents: readonly ReadDocument[]
  readonly transfer: Transfer
  readonly subscribers: readonly Subscriber[]
  readonly signature: 'absent' | 'present'
  /** Where `ds:Signature` stands in `bytes`; present with the signature. */
  readonly signatureAt?: Span
  readonly extension?: { readonly name: string; readonly version: string }
}

export interface ReceiptsReading extends Common {
  readonly kind: 'receipts'
  readonly type: string
  readonly definition: Definition
  readonly receipts: readonly Receipt[]
}

export interface TechnicalReading extends Common {
  readonly kind: 'technical'
  readonly type: string
  readonly receipt: TechnicalReceipt
}

export interface Unreadable {
  readonly kind: 'unreadable'
  readonly issues: readonly Issue[]
  /** As the root says, or `Unknown`. */
  readonly type: string
  readonly guid?: string
  readonly definition?: Definition
  readonly envelope?: EnvelopeHead
}

export type Reading = MessageReading | ReceiptsReading | TechnicalReading | Unreadable

export const unknownType = 'Unknown'
