/** The whole system as a process of its own, built and durable as in production, that can be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const built = new URL('../../dist/start.js', import.meta.url).href
const root = fileURLToPath(new URL('../../../../', import.meta.url))

const program = `
const { startSystem } = await import(${JSON.stringify(built)})
const system = await startSystem(process.env)
process.once('SIGTERM', () => system.stop().then(() => process.exit(0)))
console.log('ready ' + system.url)
`

/** Brings `dist` up to date with the sources. */
export const build = async (): Promise<void> => {
  const child = spawn(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', join(root, 'packages/server')], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error('the server could not be built')
}

export interface SystemProcess {
  /** The address; undefined when it was killed before it was ready. */
  readonly ready: Promise<string | undefined>
  /** What it logged as an error. */
  readonly errors: readonly string[]
  kill(): Promise<void>
  /** Kills the database server first, as when the machine's memory runs out. */
  killWithDatabase(): Promise<void>
  stop(): Promise<number | null>
}

const readyLine = /^ready (\S+)$/m

export const runSystem = (dataDir: string): SystemProcess => {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    ROLES: 'window,customs,worker',
  }
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', program], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = once(child, 'exit')
  const errors: string[] = []
  let output = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  const ready = new Promise<string | undefined>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const url = readyLine.exec(output)?.[1]
      if (url) resolve(url)
      errors.push(...text.split('\n').filter((line) => line.includes('"level":50')))
    })
    void gone.then(() => resolve(undefined))
  })
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  return {
    ready,
    errors,
    kill,
    async killWithDatabase() {
      const [pid] = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')
      if (Number(pid) > 0) process.kill(Number(pid), 'SIGKILL')
      await kill()
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
      return child.exitCode
    },
  }
}
