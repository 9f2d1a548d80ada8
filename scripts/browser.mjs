/** A Chromium and a Chinese font for the browser tests: found, or installed where the system lets us. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

const howTo = 'install Chromium and a Chinese font (Debian: apt-get install chromium fonts-noto-cjk) or name one in CHROMIUM'

/** @returns {Promise<{ path: string } | { missing: string }>} */
export async function ensureBrowser() {
  const named = process.env['CHROMIUM']
  if (named) return existsSync(named) ? { path: named } : { missing: `CHROMIUM names ${named}, which is not there` }
  const found = findBrowser()
  if (found && hasChineseFont()) return { path: found }
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (mayInstall) {
    console.log('installing Chromium and a Chinese font …')
    const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
    await run([...apt, 'update', '-q'])
    await run([...apt, 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  }
  const path = findBrowser()
  // Without the font the pages work all the same; only what a person sees on a picture does not.
  return path ? { path } : { missing: howTo }
}

function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const apps = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...apps].find((path) => existsSync(path))
}

function hasChineseFont() {
  if (process.platform === 'darwin') return true
  return Boolean(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim())
}
