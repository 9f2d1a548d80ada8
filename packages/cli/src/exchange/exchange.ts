/** The exchange as a program of an enterprise sees it: messages in, receipts out. */
import { readMessage, type Receipt } from '@openceb/message'
import { exit, Failure } from '../exit.ts'
import { problemText, request, requestJson } from '../http.ts'

/** One document and what its receipt says. */
interface Answered extends Receipt {
  /** `inventory`. */
  readonly document: string
}

export type Posted =
  | { readonly kind: 'receipts'; readonly receipts: readonly Answered[]; readonly replay: boolean; readonly xml: string }
  | { readonly kind: 'technical'; readonly info: string; readonly xml: string }
  | { readonly kind: 'accepted'; readonly guid: string }

export interface ReceiptItem {
  readonly cursor: string
  readonly type: string
  readonly guid: string
  readonly documentKey: string
  readonly status: string
  readonly time: string
  readonly xml: string
}

export interface ReceiptPage {
  readonly items: readonly ReceiptItem[]
  readonly next: string
  readonly complete: string
}

export interface FoundIssue {
  readonly code: string
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly message: string
  readonly messageEn: string
  readonly rule: string
  readonly fix?: string
  readonly severity?: 'warning'
}

export interface Validation {
  readonly ok: boolean
  readonly documents: readonly { readonly index: number; readonly key: string; readonly issues: readonly FoundIssue[] }[]
}

const xml = { 'content-type': 'application/xml' }

const unexpected = (text: string): never => {
  throw new Failure(exit.notReachable, `the answer is no receipt message: ${text.slice(0, 200)}`)
}

const posted = (text: string, replay: boolean): Posted => {
  const reading = readMessage(Buffer.from(text))
  if (reading.kind === 'technical') return { kind: 'technical', info: reading.receipt.returnInfo, xml: text }
  if (reading.kind !== 'receipts') return unexpected(text)
  const document = reading.definition.key
  return { kind: 'receipts', receipts: reading.receipts.map((receipt) => ({ ...receipt, document })), replay, xml: text }
}

export const postMessage = async (address: string, key: string, body: Uint8Array, signal?: AbortSignal): Promise<Posted> => {
  const response = await request(address, '/exchange/messages', { method: 'POST', key, body, headers: xml, ...(signal ? { signal } : {}) })
  if (response.status === 202) return { kind: 'accepted', ...((await response.json()) as { guid: string }) }
  if (response.status !== 200 && !response.headers.get('content-type')?.includes('xml')) throw new Failure(exit.refused, await problemText(response))
  return posted(await response.text(), response.headers.get('idempotent-replay') === 'true')
}

export interface Reading {
  readonly after?: string
  readonly limit?: number
  /** Seconds to wait for the first one. */
  readonly wait?: number
  readonly signal?: AbortSignal
}

export const readReceipts = (address: string, key: string, { after, limit, wait, signal }: Reading): Promise<ReceiptPage> => {
  const asked = new URLSearchParams()
  if (after) asked.set('after', after)
  if (limit !== undefined) asked.set('limit', String(limit))
  if (wait !== undefined) asked.set('wait', String(wait))
  return requestJson(address, `/exchange/receipts?${asked.toString()}`, { key, ...(signal ? { signal } : {}) })
}

export const validateMessage = (address: string, body: Uint8Array): Promise<Validation> =>
  requestJson(address, '/exchange/validate', { method: 'POST', body, headers: xml })
