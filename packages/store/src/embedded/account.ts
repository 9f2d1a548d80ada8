/** Which operating system account the server runs as: PostgreSQL refuses root, everybody else runs it as themselves. */
import { spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

export type Account = { uid: number; gid: number } | 'own'

/** As root: the owner of the cluster that is there, else the first of the system's accounts without rights. */
export async function chooseAccount(dataDir: string): Promise<Account> {
  if (process.getuid?.() !== 0) return 'own'
  const owner = await stat(join(dataDir, 'PG_VERSION')).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['openceb', 'postgres', '_postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid }
  }
  throw new Error('PostgreSQL cannot run as root and no account "postgres" or "nobody" is here; create one or set DATABASE_URL')
}

function idOf(which: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [which, name], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined
}

/** What an account itself can do, found by doing it: modes, lists of rights and mounts all have their say. */
export function canDo(account: Account, command: string, args: readonly string[]): boolean {
  const identity = account === 'own' ? {} : account
  return spawnSync(command, args, { ...identity, cwd: '/', env: plainEnvironment(), stdio: 'ignore' }).status === 0
}

/** Nothing of ours reaches the server by environment: PGPORT and its like would change it. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' }
}

/** Where things live that cannot lie in the project: for root a place that other accounts can reach. */
export function stateDirectory(): string {
  if (process.getuid?.() !== 0) return join(homedir(), '.local', 'state', 'openceb')
  return process.platform === 'darwin' ? '/usr/local/var/openceb' : '/var/lib/openceb'
}
