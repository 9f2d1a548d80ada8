/** Documents over HTTP, any of the registry by its key. */
import type { Issue } from '@openceb/kernel'
import { queryString, request } from './http.ts'

export type Value = string | number | null | undefined
export type Row = Readonly<Record<string, Value>> & { readonly id: string; readonly version: number; readonly status: string }

export interface Found {
  readonly items: readonly Row[]
  readonly total: number
  readonly totalIsExact: boolean
  readonly next: string | null
}

export interface StoredDocument {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly intakeTime: string
  readonly document: string
  readonly head: Readonly<Record<string, Value>>
  readonly lines: readonly Readonly<Record<string, Value>>[]
  readonly stored: Readonly<Record<string, Value>>
  readonly actions: readonly string[]
}

export interface Receipt {
  readonly status: string
  readonly time: string
  readonly info: string
  readonly source: string
}

export interface RowOutcome {
  readonly id: string
  readonly key: string
  readonly ok: boolean
  readonly code?: string
  readonly message?: string
  readonly messageEn?: string
  readonly issues?: readonly Issue[]
}

export interface Outcome {
  readonly total: number
  readonly succeeded: number
  readonly failed: number
  readonly rows: readonly RowOutcome[]
}

export interface Content {
  readonly head: Readonly<Record<string, Value>>
  readonly lines: readonly Readonly<Record<string, Value>>[]
}

export interface Saved {
  readonly id: string
  readonly version: number
  readonly issues?: readonly Issue[]
}

const at = (document: string, id?: string, part?: string): string =>
  ['documents', document, ...(id ? [encodeURIComponent(id)] : []), ...(part ? [part] : [])].join('/')

export const searchDocuments = (
  document: string,
  params: Readonly<Record<string, string | number | undefined>>,
  signal?: AbortSignal,
): Promise<Found> => request(at(document) + queryString(params), signal ? { signal } : {})

export const fetchDocument = (document: string, id: string): Promise<StoredDocument> => request(at(document, id))

export const fetchReceipts = (document: string, id: string): Promise<{ items: readonly Receipt[] }> => request(at(document, id, 'receipts'))

export const createDocument = (document: string, content: Content): Promise<Saved> => request(at(document), { method: 'POST', body: content })

export const saveDocument = (document: string, id: string, version: number, content: Content): Promise<Saved> =>
  request(at(document, id), { method: 'PUT', body: content, version })

export const act = (document: string, action: 'declare' | 'delete', ids: readonly string[]): Promise<Outcome> =>
  request(`${at(document)}/actions/${action}`, { method: 'POST', body: { ids } })
