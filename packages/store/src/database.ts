/** The one place that speaks to PostgreSQL: pools, transactions, COPY. */
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { copyText, jsonRecords, type TableRows } from './copy.ts'
import { listenOn } from './listen.ts'

// Ids are below 2^53 by construction (ids.ts), counts are: numbers are right for both.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Session {
  query<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>
  /** A statement of the main path: planned once per connection. */
  prepared<R extends object = Record<string, unknown>>(name: string, text: string, values?: readonly unknown[]): Promise<R[]>
  /** How many rows a statement changed. */
  run(text: string, values?: readonly unknown[]): Promise<number>
  copy(rows: TableRows): Promise<void>
  /** As `copy`, under row-level security, which COPY does not know. */
  insert(rows: TableRows): Promise<void>
}

export interface Database {
  /** One transaction; `settings` are set for it alone (row-level security reads them). */
  transaction<T>(work: (session: Session) => Promise<T>, settings?: Readonly<Record<string, string>>): Promise<T>
  query<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>
  /**
   * Calls `heard` for every notification on the channel until the returned function is called; with nothing as the payload
   * when the connection was lost and is back: anything may have been said meanwhile.
   */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly connection: pg.PoolConfig
  /** The role that the connections take: just the rights that this part of the system needs. */
  readonly role?: string
  readonly connections?: number
  /** For pools whose statements work on batches: planned for the size of each batch, and never by reading a table whole. */
  readonly batches?: boolean
  readonly name: string
  readonly onError: (error: Error) => void
}

const sessionOf = (client: pg.PoolClient): Session => ({
  async query<R extends object>(text: string, values: readonly unknown[] = []) {
    return (await client.query<R & pg.QueryResultRow>(text, values as unknown[])).rows
  },
  async prepared<R extends object>(name: string, text: string, values: readonly unknown[] = []) {
    return (await client.query<R & pg.QueryResultRow>({ name, text, values: values as unknown[] })).rows
  },
  async run(text, values = []) {
    return (await client.query(text, values as unknown[])).rowCount ?? 0
  },
  async copy(rows) {
    if (!rows.rows.length) return
    const stream = client.query(copyFrom(`copy ${rows.table} (${rows.columns.join(', ')}) from stdin`))
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject).once('finish', () => resolve())
      stream.end(copyText(rows))
    })
  },
  async insert(rows) {
    const columns = rows.columns.join(', ')
    await client.query(`insert into ${rows.table} (${columns}) select ${columns} from json_populate_recordset(null::${rows.table}, $1::json)`, [
      jsonRecords(rows),
    ])
  },
})

const batchPlanning = '-c plan_cache_mode=force_custom_plan -c enable_seqscan=off -c enable_mergejoin=off'

export const openDatabase = ({ connection, role, connections = 4, name, batches, onError }: DatabaseOptions): Database => {
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    application_name: name,
    // A new role may read the data of its own statements only: no plan survives a change of role.
    options: [connection.options, role ? `-c role=${role}` : '', batches ? batchPlanning : ''].filter(Boolean).join(' '),
  })
  let closing = false
  // A connection that says goodbye may hear of the end of the server before it is gone itself.
  pool.on('error', (error) => {
    if (!closing) onError(error)
  })

  const transaction: Database['transaction'] = async (work, settings) => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      if (settings)
        await client.query('select set_config(key, value, true) from unnest($1::text[], $2::text[]) as s (key, value)', [
          Object.keys(settings),
          Object.values(settings),
        ])
      const result = await work(sessionOf(client))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((second: Error) => {
        broken = second
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    transaction,
    async query<R extends object>(text: string, values: readonly unknown[] = []) {
      return (await pool.query<R & pg.QueryResultRow>(text, values as unknown[])).rows
    },
    listen: (channel, heard) => listenOn({ ...connection, application_name: `${name}-listen` }, channel, heard, onError),
    close() {
      closing = true
      return pool.end()
    },
  }
}
