/** The receipts of several enterprises as they come, and who waits for which. */
import { type ReceiptItem, type ReceiptPage, readReceipts } from '../exchange/exchange.ts'
import { documentOfItem, isRefusal } from '../exchange/receipt-text.ts'

export interface Arrived {
  readonly reached: readonly string[]
  /** Refused documents, with the receipt that says so. */
  readonly refused: ReadonlyMap<string, ReceiptItem>
  /** Of which nothing more was heard. */
  readonly missing: readonly string[]
}

export interface Inbox {
  /** Until each of the documents has the status or is refused, or until none of them was heard of for a while. */
  until(document: string, keys: readonly string[], status: string): Promise<Arrived>
  receiptsOf(document: string, key: string): readonly ReceiptItem[]
  forget(document: string, keys: readonly string[]): void
  readonly received: number
  close(): Promise<void>
}

export interface InboxOptions {
  readonly address: string
  /** Data exchange users and their keys; each is read once. */
  readonly keys: readonly { readonly dxpId: string; readonly key: string }[]
  readonly stop: AbortSignal
  /** Milliseconds without a word after which nothing more is waited for. */
  readonly patience: number
  readonly onItem?: (item: ReceiptItem, document: string) => void
}

interface Waiter {
  readonly document: string
  readonly status: string
  readonly left: Set<string>
  readonly reached: string[]
  readonly refused: Map<string, ReceiptItem>
  readonly done: () => void
  lastHeard: number
}

const pageSize = 1000
const longPoll = 20

/** Behind everything that is there already. */
const endOf = async (address: string, key: string, signal: AbortSignal): Promise<string> => {
  let after = ''
  for (;;) {
    const page = await readReceipts(address, key, { after, limit: pageSize, signal })
    after = page.next
    if (page.items.length < pageSize) return after
  }
}

export const openInbox = async ({ address, keys, stop, patience, onItem }: InboxOptions): Promise<Inbox> => {
  const told = new Map<string, ReceiptItem[]>()
  const waiters = new Set<Waiter>()
  const closing = new AbortController()
  const signal = AbortSignal.any([stop, closing.signal])
  let failure: Error | undefined
  let received = 0

  const judge = (waiter: Waiter, key: string, items: readonly ReceiptItem[]): void => {
    const refusal = items.find(({ status }) => isRefusal(status))
    if (items.some(({ status }) => status === waiter.status)) waiter.reached.push(key)
    else if (refusal) waiter.refused.set(key, refusal)
    else return
    waiter.left.delete(key)
    if (!waiter.left.size) waiter.done()
  }

  const hear = (item: ReceiptItem): void => {
    const document = documentOfItem(item)
    const name = `${document} ${item.documentKey}`
    const items = told.get(name) ?? []
    items.push(item)
    told.set(name, items)
    received++
    onItem?.(item, document)
    for (const waiter of waiters)
      if (waiter.document === document && waiter.left.has(item.documentKey)) {
        waiter.lastHeard = performance.now()
        judge(waiter, item.documentKey, items)
      }
  }

  const follow = async (key: string, from: string): Promise<void> => {
    let after = from
    while (!signal.aborted) {
      const page: ReceiptPage = await readReceipts(address, key, { after, limit: pageSize, wait: longPoll, signal })
      for (const item of page.items) hear(item)
      after = page.next
    }
  }

  const distinct = [...new Map(keys.map((key) => [key.dxpId, key.key])).values()]
  const starts = await Promise.all(distinct.map((key) => endOf(address, key, signal)))
  const followers = distinct.map((key, index) =>
    follow(key, starts[index] ?? '').catch((error: unknown) => {
      if (signal.aborted) return
      failure = error instanceof Error ? error : new Error(String(error))
      for (const waiter of waiters) waiter.done()
    }),
  )

  const impatience = setInterval(() => {
    for (const waiter of waiters) if (performance.now() - waiter.lastHeard > patience || stop.aborted) waiter.done()
  }, 200)

  return {
    async until(document, keys, status) {
      let finish = (): void => {}
      const finished = new Promise<void>((resolve) => (finish = resolve))
      const waiter: Waiter = { document, status, left: new Set(keys), reached: [], refused: new Map(), done: finish, lastHeard: performance.now() }
      for (const key of keys) judge(waiter, key, told.get(`${document} ${key}`) ?? [])
      if (waiter.left.size && failure === undefined) {
        waiters.add(waiter)
        await finished
        waiters.delete(waiter)
      }
      if (failure !== undefined) throw failure
      return { reached: waiter.reached, refused: waiter.refused, missing: [...waiter.left] }
    },
    receiptsOf: (document, key) => told.get(`${document} ${key}`) ?? [],
    forget(document, keys) {
      for (const key of keys) told.delete(`${document} ${key}`)
    },
    get received() {
      return received
    },
    async close() {
      clearInterval(impatience)
      closing.abort()
      await Promise.all(followers)
    },
  }
}
