/** What the window offers to the ways in: exchange, portal and folder know it by these words alone. */
import type { DocumentValue, Issue } from '@openceb/kernel'

export interface Sender {
  readonly enterprise: string
  readonly dxpId: string
}

export type Answer =
  | { readonly kind: 'receipts'; readonly xml: string; readonly replay: boolean }
  | { readonly kind: 'technical'; readonly xml: string } // CEB900 → 422
  | { readonly kind: 'accepted'; readonly guid: string; readonly replay: boolean } // respond-async → 202

export interface Window {
  takeIn(submission: {
    bytes: Uint8Array
    sender: Sender
    channel: 'http' | 'folder' | 'amqp'
    later?: boolean
  }): Promise<Answer>
  validate(
    bytes: Uint8Array,
  ): Promise<{ ok: boolean; documents: { index: number; key: string; issues: readonly Issue[] }[] }>
  saveDraft(
    caller: Caller,
    document: string,
    value: DocumentValue,
    existing?: { id: number; version: number },
  ): Promise<
    { ok: true; id: number; version: number; issues: readonly Issue[] } | { ok: false; issues: readonly Issue[] }
  >
  act(
    caller: Caller,
    document: string,
    action: 'declare' | 'delete',
    ids: readonly number[],
  ): Promise<{
    total: number
    succeeded: number
    failed: number
    rows: { id: number; key: string; ok: boolean; code?: string; message?: string; messageEn?: string }[]
  }>
}

export interface Caller {
  readonly enterprise: string
  readonly roles: readonly string[]
  readonly dxpIds: readonly string[]
  readonly username?: string
}
