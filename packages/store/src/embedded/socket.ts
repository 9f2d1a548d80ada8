/** The folder of the server's socket. Only the server's account and root come in, which is why no password is asked. */
import { createHash } from 'node:crypto'
import { chown, lstat, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './account.ts'

export type SocketDirectory = { path: string; remove(): Promise<void> }

// The kernel's limit is 108 bytes on Linux and 104 on macOS, the closing zero included.
const longestSocketPath = 103

/** The cluster itself where that is short enough, else a folder under /tmp, the same one at each start. */
export async function makeSocketDirectory(dataDir: string, port: number, account: Account): Promise<SocketDirectory> {
  if (Buffer.byteLength(join(dataDir, `.s.PGSQL.${port}`)) <= longestSocketPath) {
    return { path: dataDir, remove: () => Promise.resolve() }
  }
  const path = `/tmp/openceb-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const owner = account === 'own' ? process.getuid?.() : account.uid
  await mkdir(path, { mode: 0o700 }).then(
    () => (account === 'own' ? undefined : chown(path, account.uid, account.gid)),
    (cause: NodeJS.ErrnoException) => acceptOurs(path, owner, cause),
  )
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

// Everybody may write in /tmp: somebody else's folder of that name could hold somebody else's server.
async function acceptOurs(path: string, owner: number | undefined, cause: NodeJS.ErrnoException): Promise<void> {
  if (cause.code !== 'EEXIST') throw cause
  const found = await lstat(path)
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return
  throw new Error(`${path} is not this database's own folder; remove it`, { cause })
}
