/** The exchange by folders: what lies in `out` is taken in, what is answered and decided comes to `in`. */
import type { Clock } from '@openceb/kernel'
import { readMessage } from '@openceb/message'
import type { Database } from '@openceb/store'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reference } from '../reference/reference.ts'
import type { Caller, Window } from '../window/contract.ts'
import { beginning, readCursor, writeCursor } from './cursor.ts'
import { type Folders, foldersOf, type Lying, makeFolders, messagesIn, usersWithFolders } from './folder-names.ts'
import { problem } from '../http/problem.ts'
import { presentPlace, readPage } from './receipts.ts'
import { mostBytes } from './size.ts'

interface Parts {
  /** `DATA_DIR/exchange` */
  readonly root: string
  readonly window: Window
  readonly reference: Reference
  readonly app: Database
  readonly clock: Clock
  /** One file or folder that cannot be handled must not keep the others. */
  readonly onError: (error: Error) => void
}

const pageSize = 200

const tooLarge = problem('TOO_LARGE').message

/** Never half a file under its name. */
const place = async (path: string, contents: string): Promise<void> => {
  await writeFile(`${path}.part`, contents)
  await rename(`${path}.part`, path)
}

const reasonOf = (technical: string): string => {
  const reading = readMessage(Buffer.from(technical))
  return reading.kind === 'technical' ? reading.receipt.returnInfo : technical
}

export const openFolders = ({ root, window, reference, app, clock, onError }: Parts) => {
  /** How each file looked before: one that still changes is still being written. */
  let before = new Map<string, Lying>()

  const callerOf = (dxpId: string): Caller | undefined => {
    for (const { code, roles, active, dxpIds } of reference.registered.enterprises.values())
      if (dxpIds.includes(dxpId)) return active ? { enterprise: code, roles, dxpIds: [dxpId] } : undefined
    return undefined
  }

  const setAside = async (folders: Folders, name: string, reason: string): Promise<void> => {
    await place(join(folders.error, `${name}.txt`), `${reason}\n`)
    await rename(join(folders.out, name), join(folders.error, name))
  }

  const takeIn = async (caller: Caller, dxpId: string, folders: Folders, name: string): Promise<void> => {
    const path = join(folders.out, name)
    const bytes = await readFile(path)
    const cursor = await readFile(folders.cursor, 'utf8').catch(() => undefined)
    // From the first message on this user gets its receipts here, those of that message included.
    if (cursor === undefined) await place(folders.cursor, writeCursor(await presentPlace(app)))
    const answer = await window.takeIn({ bytes, sender: { enterprise: caller.enterprise, dxpId }, channel: 'folder' })
    if (answer.kind !== 'technical') return rename(path, join(folders.sent, name))
    return setAside(folders, name, reasonOf(answer.xml))
  }

  const fillIn = async (caller: Caller, folders: Folders): Promise<number> => {
    const text = await readFile(folders.cursor, 'utf8').catch(() => undefined)
    if (text === undefined) return 0
    const { items, next } = await readPage({ app, clock }, caller, readCursor(text) ?? beginning, pageSize)
    // The cursor is the name: what is written twice is written over.
    for (const { type, cursor, xml } of items) await place(join(folders.in, `${type}-${cursor}.xml`), xml)
    if (items.length) await place(folders.cursor, next)
    return items.length
  }

  const attempt = async (work: () => Promise<number>): Promise<number> => {
    try {
      return await work()
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
      return 0
    }
  }

  return {
    make: (dxpIds: readonly string[]): Promise<void> => makeFolders(root, dxpIds),
    /** One look at every folder; answers how much was done. */
    async run(): Promise<number> {
      let done = 0
      const seen = new Map<string, Lying>()
      for (const dxpId of await usersWithFolders(root)) {
        const caller = callerOf(dxpId)
        if (!caller) continue
        const folders = foldersOf(root, dxpId)
        for (const file of await messagesIn(folders.out)) {
          const path = join(folders.out, file.name)
          const last = before.get(path)
          if (last?.size === file.size && last.changed === file.changed) {
            done += await attempt(async () => {
              await (file.size > mostBytes ? setAside(folders, file.name, tooLarge) : takeIn(caller, dxpId, folders, file.name))
              return 1
            })
          } else seen.set(path, file)
        }
        done += await attempt(() => fillIn(caller, folders))
      }
      before = seen
      return done
    },
  }
}
