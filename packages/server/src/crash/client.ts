/** A program of an enterprise that outlives the system it speaks to: sends what was not answered again, and reads on from its cursor. */
import { setTimeout as wait } from 'node:timers/promises'

/** One message that has to arrive once, whatever happens. */
export interface Sending {
  readonly guid: string
  readonly document: string
  readonly bytes: Uint8Array
  /** Guids of its documents. */
  readonly documents: readonly string[]
  /** Sent with `Prefer: respond-async`. */
  readonly later: boolean
  /** Sent twice at the same moment. */
  readonly twice: boolean
  attempts: number
  /** The receipt that answered it; empty for one that was answered with 202. */
  answer?: string
  readonly answered?: () => void
}

export interface Item {
  readonly cursor: string
  readonly guid: string
  readonly documentKey: string
  readonly type: string
  readonly status: string
  readonly xml: string
}

export interface Page {
  readonly items: readonly Item[]
  readonly next: string
}

export interface Line {
  /** Where the system answers now; undefined while it is down. */
  url(): string | undefined
}

export interface Posted {
  readonly status: number
  readonly replay: boolean
  readonly body: string
}

export const openClient = (line: Line, key: string, heard: (item: Item) => void) => {
  const headers = { authorization: `Bearer ${key}` }
  const queue: Sending[] = []
  const sent: Sending[] = []
  const read: Item[] = []
  const places: { readonly cursor: string; readonly count: number }[] = []
  let cursor = ''
  let over = false
  let underWay = 0

  const post = async ({ bytes, later }: Pick<Sending, 'bytes' | 'later'>): Promise<Posted> => {
    const answer = await fetch(`${line.url()}/exchange/messages`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/xml', ...(later ? { prefer: 'respond-async' } : {}) },
      body: Buffer.from(bytes),
    })
    return { status: answer.status, replay: answer.headers.get('idempotent-replay') === 'true', body: await answer.text() }
  }

  const page = async (after: string, limit: number, seconds: number): Promise<Page> => {
    const answer = await fetch(`${line.url()}/exchange/receipts?after=${after}&limit=${limit}&wait=${seconds}`, { headers })
    if (!answer.ok) throw new Error(`receipts answered ${answer.status}`)
    return (await answer.json()) as Page
  }

  const settle = (sending: Sending, { status, body }: Posted): void => {
    // The database died first: nothing is answered.
    if (status === 503) return
    if (status !== 200 && status !== 202) throw new Error(`${sending.document} was answered with ${status}: ${body}`)
    const answer = status === 200 ? body : ''
    if (sending.answer && answer && sending.answer !== answer) throw new Error(`${sending.guid} got two answers`)
    if (sending.answer === undefined) sending.answered?.()
    sending.answer ||= answer
  }

  const attempt = async (sending: Sending): Promise<void> => {
    sending.attempts++
    const posts = await Promise.allSettled(sending.twice ? [post(sending), post(sending)] : [post(sending)])
    for (const one of posts) if (one.status === 'fulfilled') settle(sending, one.value)
  }

  const failures: unknown[] = []
  const send = async (): Promise<void> => {
    while (!over) {
      const next = line.url() === undefined ? undefined : queue.shift()
      if (!next) {
        await wait(5)
        continue
      }
      underWay++
      await attempt(next).catch((error: unknown) => failures.push(error))
      underWay--
      if (next.answer === undefined) queue.unshift(next)
    }
  }

  const follow = async (): Promise<void> => {
    while (!over) {
      const found = line.url() === undefined ? undefined : await page(cursor, 17, 1).catch(() => undefined)
      if (!found) {
        await wait(5)
        continue
      }
      for (const item of found.items) {
        read.push(item)
        heard(item)
      }
      if (found.items.length) places.push({ cursor, count: read.length - found.items.length })
      cursor = found.next
    }
  }

  const lives = [send(), send(), send(), follow()]
  return {
    sent,
    read,
    places,
    failures,
    put(sending: Sending): void {
      sent.push(sending)
      queue.push(sending)
    },
    post,
    page,
    isIdle: (): boolean => !queue.length && underWay === 0,
    async end(): Promise<void> {
      over = true
      await Promise.all(lives)
    },
  }
}

export type Client = ReturnType<typeof openClient>
