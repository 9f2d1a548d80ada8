/** The numbered SQL files of one schema: `NNNN-name.sql`, each opening with a comment that says why it exists. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type MigrationFolder = { readonly schema: string; readonly directory: string }

export type MigrationFile = { number: number; name: string; sql: string; checksum: string }

// One step up from src and from dist alike.
const migrations = (side: string): string => fileURLToPath(new URL(`../migrations/${side}`, import.meta.url))

export const windowMigrations: MigrationFolder = { schema: 'ceb', directory: migrations('window') }
export const customsMigrations: MigrationFolder = { schema: 'customs', directory: migrations('customs') }

export async function readMigrations({ directory }: MigrationFolder): Promise<readonly MigrationFile[]> {
  const names = (await readdir(directory)).sort()
  const files = await Promise.all(names.map((name) => readMigration(directory, name)))
  const twice = files.find((file, index) => file.number === files[index - 1]?.number)
  if (twice) throw new Error(`two migrations have the number of ${twice.name}; give the later one the next free number`)
  return files
}

async function readMigration(directory: string, name: string): Promise<MigrationFile> {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
  if (!number) throw new Error(`${join(directory, name)} is not named like a migration (0001-why-it-exists.sql)`)
  // A checkout with other line ends is still the same migration.
  const sql = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n')
  if (!/^-- \S/.test(sql)) throw new Error(`the first line of migration ${name} has to say why it exists (-- because …)`)
  return { number: Number(number), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}
