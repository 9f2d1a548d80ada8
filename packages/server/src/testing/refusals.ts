/** What every refusal has to look like, whatever was sent, and what it must leave as it was. */
import type { Database } from '@openceb/store'
import { expect } from 'vitest'

interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Stack traces, statements, names of tables and files: what is nobody's business outside. */
const inside =
  /\bat .+\.[tj]s:\d|node_modules|\/src\/|\/dist\/|\b(select|insert|update|delete) .*\b(from|into|set)\b|\bceb\.[a-z_]+|pg_|PostgreSQL|syntax error|FST_ERR/i

const chinese = /[一-鿿]/

export const expectNothingInside = ({ body }: Pick<Answer, 'body'>, what: string): void => expect.soft(body, what).not.toMatch(inside)

/** The one shape of a refusal, with this status and code. */
export const expectProblem = (answer: Answer, status: number, code: string, what: string): void => {
  expect.soft(answer.statusCode, `${what}: ${answer.body.slice(0, 300)}`).toBe(status)
  expect.soft(answer.headers['content-type'], what).toBe('application/problem+json; charset=utf-8')
  const said = (answer.body.startsWith('{') ? JSON.parse(answer.body) : {}) as { status?: number; code?: string; issues?: object[] }
  expect.soft([said.status, said.code], what).toEqual([status, code])
  expect.soft(said, what).toMatchObject({ message: expect.stringMatching(chinese) as string, messageEn: expect.stringMatching(/[a-z]/) as string })
  expect.soft(Array.isArray(said.issues), what).toBe(true)
  for (const issue of said.issues ?? [])
    expect.soft(issue, what).toMatchObject({
      code: expect.stringMatching(/./) as string,
      path: expect.any(String) as string,
      rule: expect.stringMatching(/./) as string,
      message: expect.stringMatching(chinese) as string,
      messageEn: expect.stringMatching(/[a-z]/) as string,
    })
  expectNothingInside(answer, what)
}

const tables = ['message', 'message_key', 'document_key', 'receipt', 'dispatch', 'outbox', 'idempotency', 'session']
const documents = ['order', 'payment', 'waybill', 'arrival', 'departure', 'inventory']

/** Everything that is stored, as one text to compare: documents row by row, the rest by number. */
export const traces = async (owner: Database, without: readonly string[] = []): Promise<string> => {
  const counts = tables
    .filter((table) => !without.includes(table))
    .map((table) => `select '${table}' as name, count(*)::text as value from ceb.${table}`)
  const rows = documents.map(
    (document) =>
      `select '${document}', coalesce(string_agg(concat_ws(' ', id, version, status, deleted_at), ', ' order by id), '') from ceb.${document}`,
  )
  return JSON.stringify(await owner.query([...counts, ...rows].join(' union all ')))
}
