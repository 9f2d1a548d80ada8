/** Processor time that server and database took: unlike the clock, it hardly minds what else runs on the machine. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface CpuTime {
  readonly server: number
  readonly database: number
}

/** Linux counts in hundredths of a second, whatever its processor does. */
const tick = 10

interface Times {
  readonly parent: number
  readonly own: number
  /** Of children that have ended. */
  readonly children: number
}

const timesOf = async (pid: number | string): Promise<Times | undefined> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return undefined
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [, parent = 0] = fields
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15)
  return { parent, own: (user + system) * tick, children: (childUser + childSystem) * tick }
}

const databaseTime = async (folder: string): Promise<number> => {
  const postmaster = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  const main = await timesOf(postmaster)
  const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(timesOf))
  return all.reduce((sum, times) => sum + (times?.parent === postmaster ? times.own : 0), (main?.own ?? 0) + (main?.children ?? 0))
}

/** Milliseconds since each began; undefined where the system does not tell. */
export const cpuTime = async (folder: string, server?: number): Promise<CpuTime | undefined> => {
  if (process.platform !== 'linux') return undefined
  return { server: server === undefined ? 0 : ((await timesOf(server))?.own ?? 0), database: await databaseTime(folder) }
}

/** For one of so many. */
export const cpuEach = (before: CpuTime | undefined, after: CpuTime | undefined, count: number): CpuTime | undefined => {
  if (!before || !after) return undefined
  const each = (milliseconds: number): number => Math.round((milliseconds / count) * 1000) / 1000
  return { server: each(after.server - before.server), database: each(after.database - before.database) }
}
