/**
 * Root's projects often lie where no other account can go. Then the cluster lives in the system's state directory and
 * the asked-for folder is a link to it, so that removing that folder still means beginning anew.
 */
import { existsSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, mkdtemp, readlink, realpath, rmdir, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Account, canDo, stateDirectory } from './account.ts'

/** The real folder to use for `wanted`: it is there, empty or a cluster, and the account can work in it. */
export async function reachableDirectory(wanted: string, account: Account): Promise<string> {
  const path = resolve(wanted)
  if (!(await lstat(path).catch(() => undefined))) {
    await mkdir(dirname(path), { recursive: true })
    await mkdir(path, { mode: 0o700 })
  }
  const target = await realpath(path).catch((cause: unknown) => refuseBrokenLink(path, cause))
  if (account === 'own') return target
  const isNew = !existsSync(join(target, 'PG_VERSION'))
  if (isNew) await chown(target, account.uid, account.gid)
  if (canDo(account, 'sh', ['-c', 'cd "$1" && test -w .', 'sh', target])) return target
  if (isNew) return moveToState(path, account)
  throw new Error(`the database's account (uid ${account.uid}) cannot work in ${target}: let it in, or move the folder`)
}

async function refuseBrokenLink(link: string, cause: unknown): Promise<never> {
  const target = await readlink(link)
  throw new Error(`${link} points to ${target}, which is gone; remove the link to begin with an empty database`, {
    cause,
  })
}

// The name is new each time: a link that is gone means its owner began anew, never that the old cluster is to be used.
async function moveToState(path: string, account: { uid: number; gid: number }): Promise<string> {
  const home = join(stateDirectory(), 'clusters')
  await mkdir(home, { recursive: true })
  const place = await mkdtemp(join(home, `${basename(dirname(path))}-`))
  await chmod(place, 0o755)
  await writeFile(join(place, 'belongs-to'), `${path}\n`)
  const cluster = join(place, 'cluster')
  await mkdir(cluster, { mode: 0o700 })
  await chown(cluster, account.uid, account.gid)
  await rmdir(path)
  await symlink(cluster, path)
  return cluster
}
