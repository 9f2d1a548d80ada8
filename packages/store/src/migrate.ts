/**
 * Brings one schema of a database to what this version of the program expects. Every migration is one transaction that
 * also writes down that it ran, so any number of processes may start at once and a failure leaves the last good state.
 */
import pg, { type ClientBase } from 'pg'
import { type MigrationFile, type MigrationFolder, readMigrations } from './migration-files.ts'

type AppliedMigration = { number: number; name: string; checksum: string }

/** Runs what is missing, within `folder.schema`, and answers the names of what it ran. */
export async function migrate(client: ClientBase, folder: MigrationFolder): Promise<readonly string[]> {
  const files = await readMigrations(folder)
  const schema = pg.escapeIdentifier(folder.schema)
  await inTransaction(client, folder.schema, async () => {
    await client.query(`create schema if not exists ${schema}`)
    await client.query(`create table if not exists ${schema}.migration (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
  })
  const applied: string[] = []
  for (const file of files) {
    await inTransaction(client, folder.schema, async () => {
      if (!isPending(file, files, await readApplied(client, schema))) return
      await client.query(`set local search_path to ${schema}, public`)
      await client.query(file.sql).catch((cause: unknown) => explain(file, cause))
      const row = [file.number, file.name, file.checksum]
      await client.query(`insert into ${schema}.migration (number, name, checksum) values ($1, $2, $3)`, row)
      applied.push(file.name)
    })
  }
  return applied
}

async function readApplied(client: ClientBase, schema: string): Promise<readonly AppliedMigration[]> {
  const sql = `select number, name, checksum from ${schema}.migration order by number`
  return (await client.query<AppliedMigration>(sql)).rows
}

// A database and a program that do not belong together must not meet: each refusal says which of the two to change.
function isPending(file: MigrationFile, files: readonly MigrationFile[], applied: readonly AppliedMigration[]): boolean {
  const unknown = applied.find(({ number }) => !files.some((known) => known.number === number))
  if (unknown) {
    throw new Error(`the database is newer than this program (it has ${unknown.name}); start the newer version`)
  }
  const ran = applied.find(({ number }) => number === file.number)
  if (ran && ran.checksum !== file.checksum) {
    throw new Error(`migration ${file.name} was changed after it ran here as ${ran.name}; undo that and add a new migration`)
  }
  const last = applied.at(-1)
  if (!ran && last && last.number > file.number) {
    throw new Error(`migration ${file.name} comes too late, ${last.name} has run here; give it the next free number`)
  }
  return !ran
}

// The lock belongs to the transaction, so that it works through a connection pooler and ends with a lost connection.
async function inTransaction(client: ClientBase, schema: string, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`migrate ${schema}`])
    await work()
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw cause
  }
}

function explain(file: MigrationFile, cause: unknown): never {
  const position = cause instanceof pg.DatabaseError ? Number(cause.position) : Number.NaN
  const line = Number.isNaN(position) ? '' : ` line ${file.sql.slice(0, position).split('\n').length}`
  const reason = cause instanceof Error ? cause.message : String(cause)
  throw new Error(`migration ${file.name}${line}: ${reason}`, { cause })
}
