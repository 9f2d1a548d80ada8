/** A message file that is about to be sent: its bytes, whose it is, and which documents are in it. */
import { type Reading, readMessage } from '@openceb/message'
import { readFile } from 'node:fs/promises'
import { type Credentials } from '../credentials.ts'
import { keyOf, senderOf } from '../exchange/sender.ts'
import { exit, Failure } from '../exit.ts'
import { documentKeyOf } from '../story/wire.ts'

interface Key {
  readonly name: string
  readonly dxpId: string
  readonly key: string
}

interface OutgoingDocument {
  readonly key: string
  /** When the conveyance leaves 离境时间; a departure is reported afterwards. */
  readonly leaveTime?: string
}

export interface Outgoing {
  readonly file: string
  readonly bytes: Uint8Array
  readonly sender: Key
  /** `inventory`; undefined where the file is no message of documents. */
  readonly document?: string
  readonly documents: readonly OutgoingDocument[]
}

export const readMessageFile = (file: string): Promise<Uint8Array> =>
  readFile(file).catch((cause: Error) => {
    throw new Failure(exit.wrongUse, `${file} cannot be read: ${cause.message}`, cause)
  })

/** The key that was given, else that of the enterprise that was named, else that of the sender whom the message names. */
const keyFor = (file: string, bytes: Uint8Array, { key, as }: { key?: string; as?: string }, credentials: Credentials | undefined): Key => {
  const named = senderOf(bytes)
  if (key) return { name: named ?? '', dxpId: named ?? '', key }
  if (!credentials) throw new Failure(exit.wrongUse, 'there is no demo-credentials.json to take a key from: name it with --data-dir, or give a --key')
  const who = as ?? named
  if (!who) throw new Failure(exit.wrongUse, `${file} does not say whose message it is; say so with --as`)
  const { enterpriseName, dxpId, key: found } = keyOf(credentials, who)
  return { name: enterpriseName, dxpId, key: found }
}

type Head = Readonly<Record<string, string | number | undefined>>

const contentOf = (reading: Reading): Pick<Outgoing, 'document' | 'documents'> => {
  if (reading.kind !== 'message') return { documents: [] }
  const document = reading.definition.key
  const documents = reading.documents.map(({ value }) => {
    const head = value.head as Head
    return { key: documentKeyOf(document, head), ...(typeof head['leaveTime'] === 'string' ? { leaveTime: head['leaveTime'] } : {}) }
  })
  return { document, documents }
}

export const openOutgoing = async (
  files: readonly string[],
  options: { key?: string; as?: string },
  credentials: Credentials | undefined,
): Promise<Outgoing[]> =>
  Promise.all(
    files.map(async (file) => {
      const bytes = await readMessageFile(file)
      return { file, bytes, sender: keyFor(file, bytes, options, credentials), ...contentOf(readMessage(bytes)) }
    }),
  )
