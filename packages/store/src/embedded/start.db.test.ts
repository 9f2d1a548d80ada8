import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { canDo } from './account.ts'
import { type EmbeddedConnection, startEmbedded } from './start.ts'

const project = fileURLToPath(new URL('../../../..', import.meta.url))
const built = join(project, 'packages/store/dist/embedded/start.js')
const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
// Small, because the speed of a database is not what these tests ask about. Durability stays as it is.
const settings = { shared_buffers: '16MB', min_dynamic_shared_memory: '0' }

let scratch = ''
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ceb-'))
  await chmod(scratch, 0o755)
  // The processes that get killed below run what users run: the built package.
  const tsc = join(project, 'node_modules/typescript/bin/tsc')
  spawnSync(process.execPath, [tsc, '-b', join(project, 'packages/store')], { stdio: 'inherit' })
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

async function ask(connection: EmbeddedConnection, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows.map((row) => row.answer)
  } finally {
    await client.end()
  }
}

async function start(dataDir: string) {
  const database = await startEmbedded({ dataDir, settings })
  onTestFinished(() => database.stop())
  return database
}

type Account = { uid: number; gid: number } | undefined

/** A process of its own that starts the database, stores one row and lives until it is killed. */
async function startInProcess(dataDir: string, options: { account?: Account; path?: string } = {}): Promise<ChildProcess> {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(built)})
    const pg = (await import('pg')).default
    const account = ${JSON.stringify(options.account ?? null)}
    if (account) { process.setgroups([]); process.setgid(account.gid); process.setuid(account.uid) }
    const { connection } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, settings: ${JSON.stringify(settings)} })
    const client = new pg.Client(connection)
    client.on('error', () => {})
    await client.connect()
    await client.query('create table if not exists kept (answer int)')
    await client.query('insert into kept values (1)')
    console.log('stored')
    setInterval(() => {}, 1000)`
  const env = { ...process.env, ...(options.path ? { PATH: options.path } : {}) }
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(project, 'packages/store'),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => Promise.reject(new Error('it ended')))])
  return child
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('what was stored is there after a stop and a start, and the second start takes less than a second', async () => {
  const dataDir = join(scratch, 'again')
  const first = await start(dataDir)
  await ask(first.connection, 'create table kept as select 1 as answer')
  await first.stop()
  const before = performance.now()
  const second = await start(dataDir)
  expect(performance.now() - before).toBeLessThan(1000)
  expect(await ask(second.connection, 'select answer from kept')).toEqual([1])
})

test('the database is durable, speaks UTF-8, knows Chinese letters and listens on no port', async () => {
  const { connection } = await start(join(scratch, 'again'))
  const settingsAsked = ['fsync', 'synchronous_commit', 'full_page_writes', 'server_encoding', 'listen_addresses', 'jit']
  const sql = `select current_setting(name) as answer from unnest('{${settingsAsked.join()}}'::text[]) as name`
  expect(await ask(connection, sql)).toEqual(['on', 'on', 'on', 'UTF8', '', 'off'])
  expect(await ask(connection, `select '清单' ~ '^\\w+$' as answer`)).toEqual([true])
  const ctype = `select datctype as answer from pg_database where datname = 'openceb'`
  expect(await ask(connection, ctype)).toEqual([process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'])
})

test('a second process is refused while the first one uses the database', async () => {
  const dataDir = join(scratch, 'again')
  await start(dataDir)
  await expect(startEmbedded({ dataDir })).rejects.toThrow(`is in use by process ${process.pid}`)
})

test('the database of a process that was killed goes on with every committed row', async () => {
  const dataDir = join(scratch, 'killed')
  await kill(await startInProcess(dataDir))
  const { connection } = await start(dataDir)
  expect(await ask(connection, 'select answer from kept')).toEqual([1])
})

test('a crash of process and server together loses no committed row', async () => {
  const dataDir = join(scratch, 'killed')
  const child = await startInProcess(dataDir)
  process.kill(await postmasterPid(dataDir), 'SIGKILL')
  await kill(child)
  const { connection } = await start(dataDir)
  expect(await ask(connection, 'select count(*)::int as answer from kept')).toEqual([2])
})

test('a server left behind where nothing ends it with its process is stopped before the next one starts', async () => {
  const dataDir = join(scratch, 'killed')
  const programs = join(scratch, 'programs')
  await mkdir(programs)
  for (const name of ['id', 'sh', 'ps']) {
    const place = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (place) await symlink(place, join(programs, name))
  }
  const child = await startInProcess(dataDir, { path: programs })
  const orphan = await postmasterPid(dataDir)
  await kill(child)
  expect(process.kill(orphan, 0)).toBe(true)
  const { connection } = await start(dataDir)
  expect(await postmasterPid(dataDir)).not.toBe(orphan)
  expect(await ask(connection, 'select count(*)::int as answer from kept')).toEqual([3])
})

test('a process number that another program has by now does not keep the database from starting', async () => {
  const dataDir = join(scratch, 'again')
  await writeFile(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`)
  const { connection } = await start(dataDir)
  expect(await ask(connection, 'select answer from kept')).toEqual([1])
})

test('a first start that was interrupted is made good by the next one', async () => {
  const dataDir = join(scratch, 'interrupted')
  await mkdir(join(`${dataDir}.unfinished`, 'base'), { recursive: true })
  const { connection } = await start(dataDir)
  expect(await ask(connection, 'select 1 as answer')).toEqual([1])
})

test('a folder whose name is too long for a socket is served through a short one', async () => {
  const dataDir = join(scratch, '口岸'.repeat(15), 'postgres')
  const database = await start(dataDir)
  expect(database.connection.host).not.toContain('口岸')
  expect(await ask(database.connection, 'select 1 as answer')).toEqual([1])
  await database.stop()
  expect(canDo('own', 'test', ['-e', database.connection.host])).toBe(false)
})

test.runIf(isRoot)('root gets a database also in a folder that only root can enter', async () => {
  const closed = join(scratch, 'closed')
  await mkdir(closed, { mode: 0o700 })
  const dataDir = join(closed, 'postgres')
  const first = await start(dataDir)
  const place = dirname(await readlink(dataDir))
  onTestFinished(() => rm(place, { recursive: true }))
  await ask(first.connection, 'create table kept as select 1 as answer')
  await first.stop()
  const second = await start(dataDir)
  expect(await ask(second.connection, 'select answer from kept')).toEqual([1])
  await second.stop()
})

// Run by root it becomes somebody else first; run by anybody else this whole file is the proof.
const readable = canDo(nobody, 'test', ['-r', fileURLToPath(import.meta.url)])
test.runIf(isRoot && readable)('an ordinary user has a database that survives being killed', async () => {
  const home = join(scratch, 'home')
  await mkdir(home)
  await chown(home, nobody.uid, nobody.gid)
  const dataDir = join(home, 'postgres')
  await kill(await startInProcess(dataDir, { account: nobody }))
  await kill(await startInProcess(dataDir, { account: nobody }))
  const { connection } = await start(dataDir)
  expect(await ask(connection, 'select count(*)::int as answer from kept')).toEqual([2])
})
