/** What PostgreSQL writes about its running server into postmaster.pid, and what the system says about that process. */
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const postmasterFile = (dataDir: string): string => join(dataDir, 'postmaster.pid')

export type Postmaster = { pid: number; status: string }

export async function readPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(postmasterFile(dataDir), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, status: lines[7]?.trim() ?? '' }
}

export type RunningProcess = { parent: number; command: string }

export async function lookUpProcess(pid: number): Promise<RunningProcess | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
    if (stat === undefined) return undefined
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z') return undefined
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return { parent: Number(parent), command: command.replaceAll('\0', ' ') }
  }
  const answer = spawnSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' })
  const found = /^\s*(\d+)\s+(.*)$/m.exec(answer.stdout)
  return found ? { parent: Number(found[1]), command: found[2] ?? '' } : undefined
}
