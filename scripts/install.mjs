/** Installs the npm packages of the lock file where they are missing or are other ones. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project, run } from './run.mjs'

/** @typedef {Record<string, { version?: string, link?: boolean, optional?: boolean }>} Packages */

export async function installPackages() {
  if (isInstalled()) return
  console.log('installing npm packages …')
  const npm = process.env['npm_execpath']
  const command = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  const { ok, output } = await run([...command, 'ci', '--include=dev', '--no-fund', '--no-audit'])
  if (ok) return
  console.error(`${output}\nnpm ci failed; the packages of package-lock.json could not be installed`)
  process.exit(1)
}

// npm keeps a second lock file of what it really installed. Optional packages are there for some machines only.
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  return Object.entries(wanted).every(
    ([path, { version, link, optional }]) => !path.includes('node_modules/') || link || optional || present[path]?.version === version,
  )
}

/**
 * @param {string} file
 * @returns {Packages}
 */
function packagesOf(file) {
  try {
    const lock = /** @type {{ packages: Packages }} */ (JSON.parse(readFileSync(join(project, file), 'utf8')))
    return lock.packages
  } catch {
    return {}
  }
}
