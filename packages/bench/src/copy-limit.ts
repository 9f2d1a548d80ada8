/**
 * The physical limit here: the very rows that an intake left behind, put back by plain COPY into the same tables with the
 * same indexes, as durably. Nothing reads, judges, numbers or answers.
 */
import type { EmbeddedConnection } from '@openceb/store'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { secondsSince } from './figures.ts'

interface Table {
  readonly name: string
  /** Rows of one message stand together in this order. */
  readonly order: string
}

const tables: readonly Table[] = [
  { name: 'ceb.message_key', order: 'message_id' },
  { name: 'ceb.document_key', order: 'id' },
  { name: 'ceb.inventory', order: 'id' },
  { name: 'ceb.receipt', order: 'id' },
  { name: 'ceb.message', order: 'id' },
]

interface Kept {
  readonly table: string
  readonly columns: string
  readonly rows: readonly string[]
}

/** Rows of one transaction: of each table its share. */
type Batch = readonly { readonly table: string; readonly columns: string; readonly text: string }[]

const withClient = async <T>(connection: EmbeddedConnection, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const writable = `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
  where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    and atttypid <> 'xid8'::regtype`

const keep = async (client: pg.Client, { name, order }: Table): Promise<Kept> => {
  const { rows } = await client.query<{ columns: string }>(writable, [name])
  const columns = rows[0]?.columns ?? ''
  const parts: Buffer[] = []
  for await (const part of client.query(copyTo(`copy (select ${columns} from ${name} order by ${order}) to stdout`))) parts.push(part as Buffer)
  // COPY writes a line feed inside a value as \n: every real one ends a row.
  return { table: name, columns, rows: Buffer.concat(parts).toString().split('\n').slice(0, -1) }
}

/** Equal shares of every table, so that each transaction holds what an intake transaction of as many lists holds. */
const inBatches = (kept: readonly Kept[], count: number): Batch[] =>
  Array.from({ length: count }, (_, index) =>
    kept.map(({ table, columns, rows }) => {
      const share = rows.slice(Math.round((index * rows.length) / count), Math.round(((index + 1) * rows.length) / count))
      // In the order of their index, as the intake claims them.
      const text = (table === 'ceb.document_key' ? share.sort() : share).join('\n')
      return { table, columns, text: text && `${text}\n` }
    }),
  )

const copyBatch = async (client: pg.Client, batch: Batch): Promise<void> => {
  await client.query('begin')
  for (const { table, columns, text } of batch) {
    if (!text) continue
    const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin`))
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject).once('finish', () => resolve())
      stream.end(text)
    })
  }
  await client.query('commit')
}

export interface CopyLimit {
  readonly lists: number
  /** Lists per second of each run. */
  readonly runs: readonly number[]
}

/** The tables are emptied before each run and hold the intake's rows again at the end. */
export const measureCopyLimit = (
  connection: EmbeddedConnection,
  { listsAtOnce, connections, runs }: { readonly listsAtOnce: number; readonly connections: number; readonly runs: number },
): Promise<CopyLimit> =>
  withClient(connection, async (client) => {
    const kept: Kept[] = []
    for (const table of tables) kept.push(await keep(client, table))
    const lists = kept.find(({ table }) => table === 'ceb.inventory')?.rows.length ?? 0
    const batches = inBatches(kept, Math.ceil(lists / listsAtOnce))
    const rates: number[] = []
    for (let run = 0; run < runs; run++) {
      await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
      await client.query('checkpoint')
      let next = 0
      const began = performance.now()
      await Promise.all(
        Array.from({ length: connections }, () =>
          withClient(connection, async (own) => {
            while (next < batches.length) await copyBatch(own, batches[next++] as Batch)
          }),
        ),
      )
      rates.push(lists / secondsSince(began))
    }
    return { lists, runs: rates }
  })
