/** Where the folders of a data exchange user are. */
import { lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

export interface Folders {
  readonly out: string
  readonly sent: string
  readonly in: string
  readonly error: string
  /** The place in the receipts up to which `in` was filled; there once the user has sent by folder. */
  readonly cursor: string
}

const isFolderName = (dxpId: string): boolean => /^[A-Za-z0-9_-]{1,30}$/.test(dxpId)

const foldersIn = (root: string, dxpId: string): Folders => {
  const own = join(root, dxpId)
  return {
    out: join(own, 'out'),
    sent: join(own, 'sent'),
    in: join(own, 'in'),
    error: join(own, 'error'),
    cursor: join(own, '.cursor'),
  }
}

export const makeFolders = async (root: string, dxpIds: readonly string[]): Promise<void> => {
  for (const dxpId of dxpIds.filter(isFolderName)) {
    const { out, sent, in: incoming, error } = foldersIn(root, dxpId)
    for (const folder of [out, sent, incoming, error]) await mkdir(folder, { recursive: true, mode: 0o700 })
  }
}

/** The users whose folder somebody made. */
export const usersWithFolders = async (root: string): Promise<string[]> => {
  const found = await readdir(root, { withFileTypes: true }).catch(() => [])
  return found.filter((entry) => entry.isDirectory() && isFolderName(entry.name)).map(({ name }) => name)
}

export const foldersOf = foldersIn

export interface Lying {
  readonly name: string
  readonly size: number
  readonly changed: number
}

/** Messages in a folder, in the order of their names; links and folders are none. */
export const messagesIn = async (folder: string): Promise<Lying[]> => {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.xml') && !name.startsWith('.')).sort()
  const seen = await Promise.all(
    names.map(async (name) => {
      const file = await lstat(join(folder, name)).catch(() => undefined)
      return file?.isFile() ? [{ name, size: file.size, changed: file.mtimeMs }] : []
    }),
  )
  return seen.flat()
}
