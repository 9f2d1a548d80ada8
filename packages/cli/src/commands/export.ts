/** `openceb export`: the documents that an enterprise sees, as CSV or JSON. */
import { writeFile } from 'node:fs/promises'
import { documentKeys, documentOf, isDocumentKey } from '@openceb/documents'
import { columnsOf, fieldOf } from '@openceb/kernel'
import { Option } from 'commander'
import { addCommand, type AddCommand, type CommonOptions, wholeNumber } from '../command.ts'
import { addressOf, findCredentials } from '../credentials.ts'
import { exit, Failure } from '../exit.ts'
import { keyOf } from '../exchange/sender.ts'
import { requestJson } from '../http.ts'
import { addKeyOptions, type KeyOptions } from './key-options.ts'

type Row = Readonly<Record<string, string | number | boolean>>

interface Page {
  readonly items: readonly Row[]
  readonly next: string | null
}

interface Options extends CommonOptions, KeyOptions {
  readonly where: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly status?: string
  readonly limit?: number
  readonly format: 'csv' | 'json'
  readonly labels?: true
  readonly out?: string
}

const pageSize = 100

const conditions = ({ where, from, to, status }: Options): URLSearchParams => {
  const asked = new URLSearchParams()
  for (const pair of where) {
    const at = pair.indexOf('=')
    if (at < 1) throw new Failure(exit.wrongUse, `${pair} is not of the form field=value`)
    asked.set(pair.slice(0, at), pair.slice(at + 1))
  }
  if (from !== undefined) asked.set('intakeFrom', from)
  if (to !== undefined) asked.set('intakeTo', to)
  if (status !== undefined) asked.set('status', status)
  asked.set('limit', String(pageSize))
  return asked
}

const readAll = async (address: string, key: string, document: string, options: Options): Promise<Row[]> => {
  const asked = conditions(options)
  const most = options.limit ?? Infinity
  const rows: Row[] = []
  for (;;) {
    const { items, next } = await requestJson<Page>(address, `/api/v1/documents/${document}?${asked.toString()}`, { key })
    rows.push(...items)
    if (!next || rows.length >= most) return rows.slice(0, most)
    asked.set('after', next)
  }
}

/** A value that a spreadsheet would take for a formula is kept from being one. */
const cell = (value: string | number | boolean | undefined): string => {
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csv = (document: string, rows: readonly Row[], labels: boolean): string => {
  const definition = documentOf(document)
  const columns = columnsOf(definition).filter((name) => !name.startsWith('lines.'))
  const titles = columns.map((name) => (labels ? fieldOf(definition, name).label : name))
  // A row calls its status `status`; the pages call the column by the receipt's name.
  const lines = rows.map((row) => columns.map((name) => cell(name === 'returnStatus' ? row['status'] : row[name])))
  return [titles.map(cell), ...lines].map((line) => `${line.join(',')}\r\n`).join('')
}

export const addExport: AddCommand = (program, surroundings) => {
  const command = addCommand(program, 'export', 'write the documents that an enterprise sees as CSV or JSON 导出单证')
    .argument('<document>', documentKeys.join(', '))
    .option('--where <field=value>', 'a condition of the query page; may be given several times', (pair: string, all: string[]) => [...all, pair], [])
    .option('--from <time>', 'intake time from, such as 2026-11-01; one natural month at most')
    .option('--to <time>', 'intake time to')
    .option('--status <code>', 'such as 899')
    .option('--limit <n>', 'at most so many', wholeNumber(1))
    .addOption(new Option('--format <format>', 'how they are written').choices(['csv', 'json']).default('csv'))
    .option('--labels', 'Chinese titles instead of the names of the specification')
    .option('--out <file>', 'into a file instead of standard output')
  addKeyOptions(command).action(async (document: string, options: Options) => {
    const { terminal } = surroundings
    if (!isDocumentKey(document)) throw new Failure(exit.wrongUse, `${document} is no document; there are ${documentKeys.join(', ')}`)
    const credentials = await findCredentials(options, surroundings)
    const address = addressOf(options, credentials, surroundings)
    const key = options.key ?? (credentials && options.as ? keyOf(credentials, options.as).key : undefined)
    if (key === undefined) throw new Failure(exit.wrongUse, 'say whose documents: --as <enterprise>, or --key <key>')
    const rows = await readAll(address, key, document, options)
    const text = options.json || options.format === 'json' ? `${JSON.stringify(rows)}\n` : csv(document, rows, options.labels ?? false)
    if (options.out === undefined) return terminal.out(text.trimEnd())
    // Spreadsheets read UTF-8 only where this mark stands in front.
    await writeFile(options.out, text.startsWith('[') ? text : `\ufeff${text}`)
    terminal.out(`${rows.length} written to ${options.out}`)
  })
}
