/** Ids and numbers for a batch, drawn before its transaction so that the transaction is short. */
import type { Judged, Work } from './batch.ts'
import { preNumbers } from './identity.ts'
import { type Numbered, receiptCount } from './intake-batch.ts'
import type { WindowParts } from './parts.ts'

const drawPreNumbers = async (parts: WindowParts, messages: readonly Judged[], now: Date): Promise<Map<string, string[]>> => {
  const counts = new Map<string, number>()
  for (const { items } of messages)
    for (const { definition } of items) if (definition.preNoLetter) counts.set(definition.preNoLetter, (counts.get(definition.preNoLetter) ?? 0) + 1)
  const drawn = new Map<string, string[]>()
  for (const [letter, count] of counts) drawn.set(letter, (await preNumbers(parts, letter, count, now)).reverse())
  return drawn
}

export const numberMessages = async (
  parts: WindowParts,
  messages: readonly Judged[],
  now: Date,
): Promise<{ numbered: Numbered[]; receiptIds: number[] }> => {
  const letters = await drawPreNumbers(parts, messages, now)
  const documents = messages.reduce((sum, { items }) => sum + items.length, 0)
  const ids = await parts.ids.take(messages.length + documents + receiptCount(messages), now)
  let next = 0
  const id = (): number => ids[next++] ?? 0
  const numbered = messages.map(
    (message): Numbered => ({
      message,
      messageId: message.pendingId ?? id(),
      works: message.items.map((item): Work => ({ item, message, id: id(), preNo: letters.get(item.definition.preNoLetter ?? '')?.pop() })),
    }),
  )
  return { numbered, receiptIds: ids.slice(next) }
}
