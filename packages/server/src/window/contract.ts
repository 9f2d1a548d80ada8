/** What the window offers to those who speak to it: the exchange, the API, the folders. */
import type { DocumentValue, Issue } from '@openceb/kernel'

/** Who is connected: the enterprise and data exchange user of a key. */
export interface Sender {
  readonly enterprise: string
  readonly dxpId: string
}

/** Who acts through the portal or the API; row-level security sees the same. */
export interface Caller {
  readonly enterprise: string
  readonly roles: readonly string[]
  readonly dxpIds: readonly string[]
  readonly username?: string
}

export interface Submission {
  readonly bytes: Uint8Array
  readonly sender: Sender
  readonly channel: 'http' | 'folder' | 'amqp'
  /** Answer as soon as the raw message is durable; the intake follows. */
  readonly later?: boolean
}

export type Answer =
  | { readonly kind: 'receipts'; readonly xml: string; readonly replay: boolean }
  | { readonly kind: 'technical'; readonly xml: string }
  | { readonly kind: 'accepted'; readonly guid: string; readonly replay: boolean }

export interface Validation {
  readonly ok: boolean
  readonly documents: readonly { readonly index: number; readonly key: string; readonly issues: readonly Issue[] }[]
}

export type Saved =
  | { readonly ok: true; readonly id: number; readonly version: number; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

export interface ActedRow {
  readonly id: number
  readonly key: string
  readonly ok: boolean
  readonly code?: string
  readonly message?: string
  readonly messageEn?: string
}

export interface Acted {
  readonly total: number
  readonly succeeded: number
  readonly failed: number
  readonly rows: readonly ActedRow[]
}

export type Action = 'declare' | 'delete'

/** A document that is declared together with another one, and how it stands. */
export interface Companion {
  readonly document: string
  readonly id: number
  readonly status: string
}

export interface Window {
  takeIn(submission: Submission): Promise<Answer>
  validate(bytes: Uint8Array): Promise<Validation>
  saveDraft(caller: Caller, document: string, value: DocumentValue, existing?: { id: number; version: number }): Promise<Saved>
  act(caller: Caller, document: string, action: Action, ids: readonly number[]): Promise<Acted>
  /** How the documents stand that are declared with this one: its parties may know that, whoever may read them. */
  companions(document: string, id: number): Promise<readonly Companion[]>
}
