/** Code tables over HTTP: search for inputs, names for tables. */
import { queryString, request } from './http.ts'

export interface CodeItem {
  readonly code: string
  readonly name: string
  readonly nameEn?: string
  readonly attributes?: Readonly<Record<string, string>>
  /** `retired` or `unconfirmed` codes are no choice for a new document. */
  readonly status?: string
}

export interface CodeHits {
  readonly items: readonly CodeItem[]
  readonly more: boolean
}

export const searchCodes = (list: string, typed: string, signal?: AbortSignal): Promise<CodeHits> =>
  request(`codes/${list}${queryString({ q: typed })}`, signal ? { signal } : {})

const fetchCodes = async (list: string, codes: readonly string[]): Promise<readonly CodeItem[]> =>
  (await request<CodeHits>(`codes/${list}${queryString({ codes: codes.join(',') })}`)).items

interface Waiting {
  readonly code: string
  readonly resolve: (item: CodeItem | null) => void
  readonly reject: (cause: unknown) => void
}

const waiting = new Map<string, Waiting[]>()

const most = 200

const ask = async (list: string, asked: readonly Waiting[]): Promise<void> => {
  try {
    const items = await fetchCodes(list, [...new Set(asked.map(({ code }) => code))])
    const byCode = new Map(items.map((item) => [item.code, item]))
    for (const { code, resolve } of asked) resolve(byCode.get(code) ?? null)
  } catch (cause) {
    for (const { reject } of asked) reject(cause)
  }
}

const flush = (list: string): void => {
  const asked = waiting.get(list) ?? []
  waiting.delete(list)
  for (let from = 0; from < asked.length; from += most) void ask(list, asked.slice(from, from + most))
}

/** The entry of one code, or null. All codes of a list that are asked for while a table renders travel in one request. */
export const loadCode = (list: string, code: string): Promise<CodeItem | null> =>
  new Promise((resolve, reject) => {
    const queue = waiting.get(list)
    if (queue) {
      queue.push({ code, resolve, reject })
      return
    }
    waiting.set(list, [{ code, resolve, reject }])
    setTimeout(() => flush(list), 0)
  })
