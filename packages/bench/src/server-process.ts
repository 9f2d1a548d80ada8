/** The product itself, started as anybody starts it, in a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Sandbox } from './sandbox.ts'

export interface ServerProcess {
  readonly address: string
  readonly pid: number
  /** Resident memory in MiB, now and at its most; undefined where the system does not tell. */
  memory(): Promise<{ readonly now: number; readonly most: number } | undefined>
  stop(): Promise<void>
}

const program = fileURLToPath(import.meta.resolve('@openceb/cli/bin'))

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

const inMebibytes = (status: string, name: string): number => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024)

/** `settings` are those of the product, over these. */
export const startServer = async (sandbox: Sandbox, settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> => {
  const port = await freePort()
  // The flag is that of `npm start`.
  const child = spawn(process.execPath, ['--max-semi-space-size=64', program, 'start'], {
    cwd: sandbox.folder,
    env: { ...process.env, PORT: String(port), DATA_DIR: sandbox.folder, DATABASE_URL: sandbox.databaseUrl, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const ready = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length))
      // What it warns of is for people.
      else process.stderr.write(`${line}\n`)
    })
    exited.then(([code]) => reject(new Error(`the server ended with ${String(code)} before it was ready`)), reject)
  })
  exited.catch(() => undefined)
  return {
    address: ready,
    pid: child.pid ?? 0,
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => undefined)
      return status === undefined ? undefined : { now: inMebibytes(status, 'VmRSS'), most: inMebibytes(status, 'VmHWM') }
    },
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
