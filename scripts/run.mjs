/** Runs one command of the project and answers how it went; its output is kept until somebody has to read it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = fileURLToPath(new URL('..', import.meta.url))

/** The script of an installed package, run by this very Node and not through a shell. */
export const tool = (/** @type {string} */ path) => [process.execPath, join(project, 'node_modules', path)]

export const tsc = tool('typescript/bin/tsc')
export const vitest = tool('vitest/vitest.mjs')

/**
 * @param {readonly string[]} command
 * @param {{ env?: Record<string, string>, show?: boolean }} [options] `show` passes the output on as it comes.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function run([program, ...args], { env = {}, show = false } = {}) {
  if (program === undefined) throw new Error('there is no command to run')
  const child = spawn(program, args, {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text))
  let problem = ''
  child.once('error', (cause) => (problem = String(cause)))
  await once(child, 'close').catch(() => undefined)
  return { ok: child.exitCode === 0 && problem === '', output: output + problem }
}

/**
 * @param {string} name
 * @param {readonly string[]} command
 */
export async function check(name, command) {
  const began = performance.now()
  const { ok, output } = await run(command)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (!ok) console.log(output)
  return ok
}
