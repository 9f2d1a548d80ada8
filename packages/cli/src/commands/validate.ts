/** `openceb validate`: every rule over a message, and nothing stored. */
import { addCommand, type AddCommand, type CommonOptions } from '../command.ts'
import { addressOf, addSystemOptions, findCredentials, type SystemOptions } from '../credentials.ts'
import { type FoundIssue, validateMessage } from '../exchange/exchange.ts'
import { exit } from '../exit.ts'
import { readMessageFile } from '../send/outgoing.ts'

interface Options extends CommonOptions, SystemOptions {}

const issueLine = (file: string, { line, column, path, code, rule, message, messageEn, fix, severity }: FoundIssue): string => {
  const place = line === undefined ? file : `${file}:${line}${column === undefined ? '' : `:${column}`}`
  return [`${place} ${severity ?? 'error'} ${code} ${rule} ${path}`, `  ${message}`, `  ${messageEn}`, ...(fix ? [`  → ${fix}`] : [])].join('\n')
}

export const addValidate: AddCommand = (program, surroundings, ended) => {
  const command = addCommand(program, 'validate', 'check messages against every rule and store nothing 校验报文').argument(
    '<file...>',
    'message files',
  )
  addSystemOptions(command).action(async (files: readonly string[], options: Options) => {
    const { terminal } = surroundings
    const address = addressOf(options, await findCredentials(options, surroundings), surroundings)
    const results = []
    for (const file of files) results.push({ file, ...(await validateMessage(address, await readMessageFile(file))) })
    if (results.some(({ ok }) => !ok)) ended(exit.refused)
    if (options.json) return terminal.out(JSON.stringify(results))
    for (const { file, ok, documents } of results) {
      for (const { issues } of documents) for (const issue of issues) terminal.out(issueLine(file, issue))
      terminal.out(`${file}: ${ok ? 'good 通过' : 'refused 未通过'}, ${documents.length} document${documents.length === 1 ? '' : 's'}`)
    }
  })
}
