/** Makes a new cluster beside its final place and moves it there whole, so that a start killed halfway leaves no half. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, plainEnvironment } from './account.ts'
import type { Binaries } from './binaries.ts'

const majorVersion = '18'

export async function ensureCluster(options: { dataDir: string; binaries: Binaries; account: Account; user: string }): Promise<void> {
  const { dataDir, binaries, account, user } = options
  const versionFile = join(dataDir, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const version = (await readFile(versionFile, 'utf8')).trim()
    if (version === majorVersion) return
    throw new Error(`${dataDir} was made by PostgreSQL ${version}; this is PostgreSQL ${majorVersion}: restore a backup into a new folder`)
  }
  const unfinished = `${dataDir}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  if (account !== 'own') await chown(unfinished, account.uid, account.gid)
  await initdb(binaries.initdb, unfinished, account, user)
  await rename(unfinished, dataDir)
}

// Names sort by code point through PostgreSQL's own C.UTF-8, the same on every system. The character classes come from
// the system's locale all the same: trigrams of Chinese words need one that knows they are letters.
const characterClasses = process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'

async function initdb(program: string, dataDir: string, account: Account, user: string): Promise<void> {
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${characterClasses}`]
  const args = ['-D', dataDir, '-U', user, '--auth=trust', '--encoding=UTF8', '--no-instructions', ...locale]
  const identity = account === 'own' ? {} : account
  const child = spawn(program, args, {
    ...identity,
    cwd: '/',
    env: plainEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`initdb could not make a database in ${dataDir}: ${complaint.trim()}`)
}
