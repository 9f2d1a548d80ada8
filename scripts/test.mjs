/** `npm test`: everything a change must pass. The last line is the sum, for people and for programs. */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { installPackages } from './install.mjs'
import { countBrowser, countListed, countVitest } from './reports.mjs'
import { project, run, tool, vitest } from './run.mjs'
import { runStaticChecks } from './static-checks.mjs'

/** @typedef {import('./reports.mjs').Count} Count */

const reports = join(project, '.cache/reports')

async function runVitest() {
  const file = join(reports, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { ok } = await run([...vitest, ...args], { show: true })
  return countVitest(file, ok)
}

/** @returns {Promise<Count>} */
async function runBrowserTests() {
  const config = join(project, 'packages/portal/playwright.config.ts')
  if (!existsSync(config)) return { passed: 0, failed: 0, skipped: 0 }
  const file = join(reports, 'browser.json')
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const playwright = [...tool('@playwright/test/cli.js'), 'test', '--config', config]
  const browser = await ensureBrowser()
  if ('missing' in browser) {
    await run([...playwright, '--list', '--reporter=json'], { env })
    const skipped = Math.max(1, countListed(file))
    console.log(`${skipped} browser tests are skipped: ${browser.missing}`)
    return { passed: 0, failed: 0, skipped }
  }
  await build()
  const command = [...playwright, '--reporter=list,json']
  const { ok } = await run(command, { env: { ...env, CHROMIUM: browser.path }, show: true })
  return countBrowser(file, ok)
}

await installPackages()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const counts = [await runStaticChecks(), await runVitest(), await runBrowserTests()]
const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') === 0 ? 0 : 1
