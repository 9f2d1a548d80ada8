/** Group commit: what arrives within a few milliseconds goes into one transaction, and every sender still gets the answer to its own message. */
import type { Judged } from './batch.ts'
import type { Answer } from './contract.ts'
import { answerOf } from './intake-answer.ts'
import { takeInBatch } from './intake-batch.ts'
import { numberMessages } from './intake-numbers.ts'
import type { WindowParts } from './parts.ts'

/** Documents that one transaction takes at most, and transactions that may run at once. */
const mostDocuments = 600
const mostTransactions = 2

interface Waiting {
  readonly message: Judged
  readonly answer: (answer: Answer) => void
  readonly fail: (error: unknown) => void
}

/** Takes messages until the batch is full. Operations on one document follow each other: what changes a document of the batch waits. */
const takeBatch = (queue: Waiting[]): Waiting[] => {
  const touched = new Set<string>()
  const batch: Waiting[] = []
  let documents = 0
  for (let index = 0; index < queue.length; ) {
    const waiting = queue[index] as Waiting
    const { items } = waiting.message
    if (documents && documents + items.length > mostDocuments) break
    const names = items.map(({ kind, key }) => `${kind} ${key}`)
    const follows = items.some(({ operation }, place) => operation !== 'add' && touched.has(names[place] ?? ''))
    for (const name of names) touched.add(name)
    if (follows) {
      index++
      continue
    }
    queue.splice(index, 1)
    batch.push(waiting)
    documents += items.length
  }
  return batch
}

export const openIntakeQueue = (parts: WindowParts) => {
  const queue: Waiting[] = []
  let running = 0

  const commit = async (batch: readonly Waiting[]): Promise<void> => {
    const now = parts.clock.now()
    await parts.months.ensure(now)
    const messages = batch.map(({ message }) => message)
    const { numbered, receiptIds } = await numberMessages(parts, messages, now)
    const raw = await Promise.all(messages.map(({ stored }) => stored))
    const context = parts.reference.context(now)
    const answers = await parts.pipeline.transaction((session) => takeInBatch(session, numbered, receiptIds, raw, context, now))
    answers.forEach((answered, index) => batch[index]?.answer(answerOf(answered)))
    parts.wake('dispatch')
    parts.wake('receipts')
  }

  /** One at a time when a batch fails: what spoils one message must not spoil the others. */
  const commitApart = async (batch: readonly Waiting[], error: unknown): Promise<void> => {
    if (batch.length === 1) return batch[0]?.fail(error)
    for (const waiting of batch) await commit([waiting]).catch(waiting.fail)
  }

  const work = (): void => {
    while (running < mostTransactions && queue.length) {
      const batch = takeBatch(queue)
      running++
      void commit(batch)
        .catch((error: unknown) => commitApart(batch, error))
        .finally(() => {
          running--
          work()
        })
    }
  }

  return (message: Judged): Promise<Answer> =>
    new Promise((answer, fail) => {
      queue.push({ message, answer, fail })
      // What else has arrived by now goes along.
      setImmediate(work)
    })
}
