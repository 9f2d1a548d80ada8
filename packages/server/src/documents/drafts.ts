/** Reads what a client sends as a document: text by the names of the definition, nothing else. */
import { type Definition, type DocumentValue, type Fields, type Issue, isError } from '@openceb/kernel'
import { requestIssue } from '../http/read.ts'

type Part = Readonly<Record<string, unknown>>

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

const readPart = (fields: Fields, part: Part, path: string, issues: Issue[]): Record<string, string | number> => {
  const read: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(part)) {
    if (value === null || value === undefined || value === '') continue
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) issues.push(requestIssue(path + name, `没有名为${name}的字段，请删除`, `There is no field ${name}`))
    else if (typeof value === 'string') read[name] = value
    else if (typeof value === 'number' && field.kind === 'integer') read[name] = value
    // A number of JSON is a binary float, and amounts are none.
    else issues.push(requestIssue(path + name, `${field.label}应为文本`, `${field.labelEn} has to be text`))
  }
  return read
}

export const readDraft = (definition: Definition, body: unknown): { readonly value: DocumentValue } | { readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const { head = {}, lines = [] } = isPart(body) ? body : {}
  if (!isPart(body) || !isPart(head)) issues.push(requestIssue('head', '请提供表头 head', 'The body has to be {head, lines}'))
  if (!Array.isArray(lines) || !lines.every(isPart)) issues.push(requestIssue('lines', '表体 lines 应为数组', 'lines has to be an array of objects'))
  if (issues.length) return { issues }
  const value = {
    head: readPart(definition.head, head as Part, 'head.', issues),
    lines: (lines as Part[]).map((line, index) => readPart(definition.lines, line, `lines[${index}].`, issues)),
  }
  return issues.some(isError) ? { issues } : { value }
}
