/** Runs the server as a child that cannot outlive this process, and stops it in order. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Account, canDo, plainEnvironment } from './account.ts'
import type { Binaries } from './binaries.ts'
import { readPostmaster } from './postmaster.ts'
import type { Settings } from './settings.ts'

export type Server = { stop(): Promise<void> }

type Launch = { dataDir: string; binaries: Binaries; account: Account; settings: Settings }

// A session of a crashed server may work on for a moment and holds the memory that two servers must never share.
const patienceWithOldSessions = 30_000

export async function runServer(options: Launch): Promise<Server> {
  for (let waited = 0; ; waited += 200) {
    try {
      return await runOnce(options)
    } catch (cause) {
      const isHeld = cause instanceof Error && cause.message.includes('pre-existing shared memory block')
      if (!isHeld || waited >= patienceWithOldSessions) throw cause
      await wait(200)
    }
  }
}

async function runOnce(options: Launch): Promise<Server> {
  const log = join(options.dataDir, 'server.log')
  if (existsSync(log)) renameSync(log, `${log}.1`)
  const output = openSync(log, 'w', 0o600)
  const child = launch(options, output)
  closeSync(output)
  const exited = once(child, 'exit')
  exited.catch(() => undefined)
  await becomesReady(child, options.dataDir, log)
  return { stop: () => stop(child, exited) }
}

function launch({ dataDir, binaries, account, settings }: Parameters<typeof runServer>[0], output: number): ChildProcess {
  const server = ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const stdio: StdioOptions = ['ignore', output, output]
  // Its own process group: Ctrl-C reaches this process alone, which then stops the server as the last thing it does.
  const common = { cwd: '/', env: plainEnvironment(), detached: true, stdio }
  const onDeath = ['--pdeathsig', 'INT']
  if (canDo('own', 'setpriv', [...onDeath, 'true'])) {
    const identity = account === 'own' ? [] : ['--reuid', `${account.uid}`, '--regid', `${account.gid}`]
    const groups = account === 'own' ? [] : ['--clear-groups']
    return spawn('setpriv', [...onDeath, ...identity, ...groups, '--', binaries.postgres, ...server], common)
  }
  return spawn(binaries.postgres, server, account === 'own' ? common : { ...common, ...account })
}

// PostgreSQL says so in the last line of postmaster.pid, also while it recovers from a crash, which may take minutes.
async function becomesReady(child: ChildProcess, dataDir: string, log: string): Promise<void> {
  let failure: Error | undefined
  child.once('error', (cause) => (failure = cause))
  for (;;) {
    if (failure) throw failure
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the database server did not start: ${lastWords(log)}`)
    }
    const postmaster = await readPostmaster(dataDir)
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return
    await wait(5)
  }
}

function lastWords(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ')
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  // Fast shutdown: sessions end, everything committed is on disk, no recovery at the next start.
  child.kill('SIGINT')
  const patience = setTimeout(() => child.kill('SIGQUIT'), 60_000)
  await exited
  clearTimeout(patience)
}
