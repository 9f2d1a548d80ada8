/**
 * A process that was killed may leave its server behind. That one is shut down in order before ours starts; a server
 * whose process lives is left alone and the start refused.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { lookUpProcess, postmasterFile, readPostmaster } from './postmaster.ts'

const ownerFile = (dataDir: string): string => join(dataDir, 'openceb.pid')

export async function clearTheWay(dataDir: string, socketFile: string): Promise<void> {
  const postmaster = await readPostmaster(dataDir)
  if (postmaster) {
    const running = await lookUpProcess(postmaster.pid)
    if (running?.command.includes('postgres') && running.command.includes(dataDir)) {
      const owner = Number(await readFile(ownerFile(dataDir), 'utf8').catch(() => '0'))
      if (running.parent === owner) throw new Error(`${dataDir} is in use by process ${owner}; stop that one first`)
      await stopOrphan(postmaster.pid)
    }
  }
  // After a crash the number in these may be another process's or a dead one's that nobody has buried, and PostgreSQL
  // would not start. What keeps two servers apart all the same is the shared memory, which it asks for itself.
  await rm(postmasterFile(dataDir), { force: true })
  await rm(`${socketFile}.lock`, { force: true })
  // Removed first: root may have written it in a folder that belongs to somebody else.
  await rm(ownerFile(dataDir), { force: true })
  await writeFile(ownerFile(dataDir), `${process.pid}\n`)
}

async function stopOrphan(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 10],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < seconds * 1000; waited += 20) {
      if (!(await lookUpProcess(pid))) return
      await wait(20)
    }
  }
  throw new Error(`the database server ${pid} that a killed process left behind does not stop; stop it by hand`)
}
