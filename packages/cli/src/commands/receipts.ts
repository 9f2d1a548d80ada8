/** `openceb receipts`: what was answered to an enterprise, once or for as long as one watches. */
import { addCommand, type AddCommand, type CommonOptions, wholeNumber } from '../command.ts'
import { addressOf, findCredentials, needCredentials } from '../credentials.ts'
import { type ReceiptItem, readReceipts } from '../exchange/exchange.ts'
import { documentOfItem, infoOf, receiptLine } from '../exchange/receipt-text.ts'
import { keyOf } from '../exchange/sender.ts'
import type { Surroundings } from '../surroundings.ts'
import { addKeyOptions, type KeyOptions } from './key-options.ts'

interface Options extends CommonOptions, KeyOptions {
  readonly after: string
  readonly limit?: number
  readonly follow?: true
}

interface Reader {
  readonly address: string
  /** Who reads; the key by itself does not say. */
  readonly name: string
  readonly key: string
}

/** One reader for the key or enterprise that was named; without one, everybody of the credentials. */
const readersOf = async (options: KeyOptions, surroundings: Surroundings): Promise<Reader[]> => {
  if (options.key) {
    const address = addressOf(options, await findCredentials(options, surroundings), surroundings)
    return [{ address, name: '', key: options.key }]
  }
  const credentials = await needCredentials(options, surroundings)
  const address = addressOf(options, credentials, surroundings)
  const chosen = options.as ? [keyOf(credentials, options.as)] : credentials.apiKeys
  return chosen.map(({ enterpriseName, key }) => ({ address, name: enterpriseName, key }))
}

const pageSize = 1000
const longPoll = 20

/** Calls `heard` for each receipt behind `after`, then for each new one as long as `follow` says. */
const readAll = async (
  { address, key }: Reader,
  { after, limit = Infinity, follow }: Options,
  stop: AbortSignal,
  heard: (item: ReceiptItem) => void,
): Promise<void> => {
  let place = after
  let left = limit
  while (left > 0 && !stop.aborted) {
    const page = await readReceipts(address, key, { after: place, limit: Math.min(left, pageSize), wait: follow ? longPoll : 0, signal: stop })
    for (const item of page.items) heard(item)
    left -= page.items.length
    place = page.next
    if (!follow && page.items.length < pageSize) return
  }
}

const byTime = (a: { item: ReceiptItem }, b: { item: ReceiptItem }): number => (a.item.time < b.item.time ? -1 : a.item.time > b.item.time ? 1 : 0)

export const addReceipts: AddCommand = (program, surroundings) => {
  const command = addCommand(program, 'receipts', 'read receipts 查看回执')
    .option('--follow', 'go on as receipts come, until Ctrl-C')
    .option('--after <cursor>', 'only what came behind this cursor', '')
    .option('--limit <n>', 'at most so many of each enterprise', wholeNumber(1))
  addKeyOptions(command).action(async (options: Options) => {
    const { terminal, stop } = surroundings
    const readers = await readersOf(options, surroundings)
    const print = ({ name, item }: { name: string; item: ReceiptItem }): void => {
      if (options.json) return terminal.out(JSON.stringify({ enterprise: name, ...item }))
      terminal.out(`${receiptLine(item.time, documentOfItem(item), item.status, item.documentKey)}  ${infoOf(item)}  → ${name}`)
    }
    const held: { name: string; item: ReceiptItem }[] = []
    const read = readers.map((reader) =>
      readAll(reader, options, stop, (item) => {
        if (options.follow) print({ name: reader.name, item })
        else held.push({ name: reader.name, item })
      }),
    )
    await Promise.all(read).catch((error: unknown) => {
      if (!stop.aborted) throw error
    })
    for (const one of held.sort(byTime)) print(one)
  })
}
