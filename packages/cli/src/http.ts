/** One request to the system; what stands between the two is told apart from what the system says. */
import { exit, Failure } from './exit.ts'

interface Problem {
  readonly code?: string
  readonly message?: string
  readonly messageEn?: string
  readonly issues?: readonly { readonly code: string; readonly path: string; readonly message: string }[]
}

export interface Request {
  readonly method?: string
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
  readonly signal?: AbortSignal
}

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}

/** Answers whatever the system answers; throws when there is none or it is not ready. */
export const request = async (address: string, path: string, { key, ...init }: Request = {}): Promise<Response> => {
  const headers = { ...init.headers, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) }
  const response = await fetch(new URL(path, address), { ...init, headers }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error
    throw new Failure(exit.notReachable, `${address} is not reachable: ${reasonOf(error)}`, error)
  })
  if (response.status === 502 || response.status === 503 || response.status === 504) throw new Failure(exit.notReachable, await problemText(response))
  return response
}

export const problemText = async (response: Response): Promise<string> => {
  const text = await response.text()
  const isProblem = response.headers.get('content-type')?.includes('problem+json')
  if (!isProblem) return `${response.url} answers ${response.status}`
  const { code, message, messageEn, issues = [] } = JSON.parse(text) as Problem
  return [`${code}: ${message} (${messageEn})`, ...issues.map((issue) => `  ${issue.path} ${issue.code} ${issue.message}`)].join('\n')
}

/** The JSON of an answer that is good; a refusal ends the command. */
export const requestJson = async <T>(address: string, path: string, options: Request = {}): Promise<T> => {
  const response = await request(address, path, options)
  if (!response.ok) throw new Failure(exit.refused, await problemText(response))
  return (await response.json()) as T
}
