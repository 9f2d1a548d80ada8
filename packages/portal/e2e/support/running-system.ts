/** Starts a real system for the whole run, its database included, in a folder that is gone afterwards. */
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSystem } from '@openceb/server/start'
import type { Credentials } from './world.ts'

export default async (): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'openceb-browser-'))
  // As root the database server runs under another account, which has to pass through.
  await chmod(folder, 0o755)
  const system = await startSystem({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' })
  const credentials = JSON.parse(await readFile(join(folder, 'demo-credentials.json'), 'utf8')) as Credentials
  // The workers inherit the environment.
  process.env.OPENCEB_BROWSER_WORLD = JSON.stringify({ ...credentials, url: system.url })
  return async () => {
    await system.stop()
    await rm(await realpath(join(folder, 'postgres')).catch(() => folder), { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
}
