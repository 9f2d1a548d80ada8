/** Where the figures were measured: without it they say nothing. */
import type { Database } from '@openceb/store'
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'

export const describeMachine = async (database: Database) => {
  const [server] = await database.query<{ version: string }>(`select current_setting('server_version') as version`)
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    /** How busy others kept it when this was asked. */
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    system: `${platform()} ${release()}`,
    node: process.version,
    postgres: server?.version ?? 'unknown',
  }
}

const told = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size', 'checkpoint_timeout']

/** As the server runs, not as it was asked to. */
export const databaseSettings = async (database: Database): Promise<Record<string, string>> => {
  const rows = await database.query<{ name: string; value: string }>('select name, current_setting(name) as value from unnest($1::text[]) as name', [
    told,
  ])
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

/** A figure without durability would be the figure of something else. */
export const mustBeDurable = (settings: Readonly<Record<string, string>>): void => {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'])
    if (settings[name] !== 'on') throw new Error(`${name} is ${settings[name]}: the bench measures durable work only`)
}
