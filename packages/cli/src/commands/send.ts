/** `openceb send`: messages to the exchange, each as the enterprise that it names; with `--follow` through to their end. */
import type { Clock } from '@openceb/kernel'
import { addCommand, type AddCommand, type CommonOptions, wholeNumber } from '../command.ts'
import { addressOf, findCredentials } from '../credentials.ts'
import { type Posted, postMessage, type ReceiptItem } from '../exchange/exchange.ts'
import { infoOf, isRefusal, receiptLine } from '../exchange/receipt-text.ts'
import { exit } from '../exit.ts'
import { sendFollowing } from '../send/follow.ts'
import { openOutgoing, type Outgoing } from '../send/outgoing.ts'
import { openInbox } from '../story/inbox.ts'
import { documentKeyOf } from '../story/wire.ts'
import type { Surroundings } from '../surroundings.ts'
import { worldClock } from '../world-clock.ts'
import { addKeyOptions, type KeyOptions } from './key-options.ts'

interface Options extends CommonOptions, KeyOptions {
  readonly follow?: true
  readonly patience: number
}

interface Sent {
  readonly file: string
  readonly sender: string
  readonly answer: Posted
}

const isGood = (answer: Posted): boolean =>
  answer.kind === 'accepted' || (answer.kind === 'receipts' && answer.receipts.every(({ returnStatus }) => !isRefusal(returnStatus)))

const answerLines = ({ file, sender, answer }: Sent): string[] => {
  const head = `${file}  ${sender}`
  if (answer.kind === 'accepted') return [`${head}  taken in as ${answer.guid}`]
  if (answer.kind === 'technical') return [`${head}  CEB900`, `  ${receiptLine('', '', '-999999', answer.info)}`]
  const lines = answer.receipts.map(
    ({ document, identity, returnStatus, returnInfo }) =>
      `  ${receiptLine('', document, returnStatus, `${documentKeyOf(document, identity)}  ${returnInfo}`).trimStart()}`,
  )
  return [answer.replay ? `${head}  sent before, the original answer 重复报文` : head, ...lines]
}

const follow = async (
  { address, options, clock }: { readonly address: string; readonly options: Options; readonly clock: Clock },
  messages: readonly Outgoing[],
  post: (message: Outgoing) => Promise<boolean>,
  { terminal, stop }: Surroundings,
) => {
  const own = new Set(messages.flatMap(({ document, documents }) => documents.map(({ key }) => `${document} ${key}`)))
  const heard: (ReceiptItem & { document: string })[] = []
  const onItem = (item: ReceiptItem, document: string): void => {
    if (!own.has(`${document} ${item.documentKey}`)) return
    heard.push({ ...item, document })
    if (!options.json) terminal.out(receiptLine(item.time, document, item.status, infoOf(item)))
  }
  const keys = messages.map(({ sender }) => sender)
  const inbox = await openInbox({ address, keys, stop, patience: options.patience * 1000, onItem })
  try {
    const because = await sendFollowing({ inbox, clock, stop, say: terminal.err }, messages, post)
    return { because, heard }
  } finally {
    await inbox.close()
  }
}

export const addSend: AddCommand = (program, surroundings, ended) => {
  const command = addCommand(program, 'send', 'send messages, each as the enterprise that it names 报送报文')
    .argument('<file...>', 'message files, sent in this order')
    .option('--follow', 'print the receipts as they come, let each report wait for what it reports, and go on to the end')
    .option('--patience <seconds>', 'with --follow: give up when nothing was heard for so long', wholeNumber(1), 60)
  addKeyOptions(command).action(async (files: readonly string[], options: Options) => {
    const { terminal, stop } = surroundings
    const credentials = await findCredentials(options, surroundings)
    const address = addressOf(options, credentials, surroundings)
    const messages = await openOutgoing(files, options, credentials)
    const sent: Sent[] = []
    const post = async ({ file, bytes, sender }: Outgoing): Promise<boolean> => {
      const answer = await postMessage(address, sender.key, bytes, stop)
      sent.push({ file, sender: sender.name, answer })
      // What is followed is told by its receipts, unless there will be none.
      if (!options.json && (!options.follow || !isGood(answer)))
        for (const line of answerLines({ file, sender: sender.name, answer })) terminal.out(line)
      return isGood(answer)
    }
    if (!options.follow) {
      for (const message of messages) if (!(await post(message))) ended(exit.refused)
      if (options.json) terminal.out(JSON.stringify({ sent }))
      return
    }
    const clock = await worldClock(address, credentials, surroundings.clock)
    const { because, heard } = await follow({ address, options, clock }, messages, post, surroundings)
    if (because !== undefined) ended(exit.refused)
    if (options.json) return terminal.out(JSON.stringify({ sent, receipts: heard, ...(because === undefined ? {} : { because }) }))
    terminal.out(because ?? 'through to the end 全部完成')
  })
}
