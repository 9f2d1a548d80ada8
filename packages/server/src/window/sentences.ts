/** The text of a receipt: what was done, or every rule that was broken. */
import { type Definition, type Issue, isError } from '@openceb/kernel'

export type Operation = 'add' | 'change' | 'delete'

const operations: Readonly<Record<Operation, string>> = { add: '新增', change: '变更', delete: '删除' }

export const accepted = (operation: Operation, appStatus: string, guid: string): string =>
  `${operations[operation]}${appStatus === '1' ? '暂存' : '申报'}成功[${guid}]`

const mostRules = 20

const blockOf = (definition: Definition, code: string): string => {
  const block = Math.floor(-Number(code) / 1000)
  const { signature, format, business } = definition.codes
  if (block === signature) return '签名校验失败'
  if (block === format) return '格式校验失败'
  return block === business ? '业务校验失败' : '报文处理失败'
}

const place = ({ path, message }: Issue): string => {
  const line = /^lines\[(\d+)\]/.exec(path)?.[1]
  return line && !message.includes(`第${Number(line) + 1}项`) ? `表体第${Number(line) + 1}项：` : ''
}

/** Names the block of the first broken rule and up to twenty rules with their sentences. */
export const refused = (definition: Definition, issues: readonly Issue[]): string => {
  const errors = issues.filter(isError)
  const first = errors[0]
  if (!first) return ''
  const rules = errors.slice(0, mostRules).map((issue) => `${issue.rule.startsWith('V-') ? `${issue.rule} ` : ''}${place(issue)}${issue.message}`)
  return `${definition.title}${blockOf(definition, first.code)}，[${rules.join('；')}]`
}
