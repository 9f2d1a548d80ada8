/** One way to the API: JSON in and out, every refusal a `Problem` that carries the sentence for the user. */
import type { Issue } from '@openceb/kernel'

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly messageEn: string
  readonly issues: readonly Issue[]

  constructor(status: number, said: { code?: string; message?: string; messageEn?: string; issues?: readonly Issue[] }) {
    super(said.message ?? '')
    this.status = status
    this.code = said.code ?? ''
    this.messageEn = said.messageEn ?? this.message
    this.issues = said.issues ?? []
  }
}

export interface Call {
  readonly method?: 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  /** The version that the change builds on. */
  readonly version?: number
  readonly signal?: AbortSignal
}

/** Who hears that the session is over; connected by the application. */
export const connection = { onSignedOut: (): void => {} }

/** Not `crypto.randomUUID`: browsers offer that on secure origins only, and a portal may stand on a plain intranet address. */
const idempotencyKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const headersOf = ({ method, body, version }: Call): Record<string, string> => ({
  accept: 'application/json, application/problem+json',
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(method ? { 'idempotency-key': idempotencyKey() } : {}),
  ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
})

const read = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

export const request = async <T>(path: string, call: Call = {}): Promise<T> => {
  const response = await fetch(`/api/v1/${path}`, {
    method: call.method ?? 'GET',
    headers: headersOf(call),
    credentials: 'same-origin',
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.signal ? { signal: call.signal } : {}),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Problem(0, {})
  })
  const answer = await read(response)
  if (response.ok) return answer as T
  if (response.status === 401 && path !== 'session') connection.onSignedOut()
  throw new Problem(response.status, answer ?? {})
}

/** `?a=1&b=2`, leaving out what is empty. */
export const queryString = (params: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(params).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]))
  return given.length ? `?${new URLSearchParams(given)}` : ''
}
