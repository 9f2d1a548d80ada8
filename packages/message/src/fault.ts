/** Says what does not fit the schema, where, and what to do about it. */
import { codeInBlock, type CodeBlocks, type Issue } from '@openceb/kernel'
import { schemaFaultStatus } from './wire.ts'

export interface Position {
  readonly line: number
  readonly column: number
}

/** Where in the message: for a program, for a person, and for a person who reads English. */
export interface Place {
  readonly path: string
  readonly label: string
  readonly labelEn: string
}

export interface Sentence {
  readonly message: string
  readonly messageEn: string
}

/** Names come from the sender and may be of any length. */
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

export const wholeMessage: Place = { path: '', label: '报文', labelEn: 'the message' }

export const schemaFault = (place: Place, { message, messageEn }: Sentence, at?: Position): Issue => ({
  code: schemaFaultStatus,
  path: place.path,
  ...(at ? { line: at.line, column: at.column } : {}),
  rule: 'V-GEN-01',
  params: {},
  message: `报文不符合格式规范：${at ? `第${at.line}行第${at.column}列，` : ''}${place.label}${message}`,
  messageEn: `The message does not fit its schema: ${at ? `line ${at.line}, column ${at.column}: ` : ''}${place.labelEn} ${messageEn}`,
})

/** A time of the right length that is none: the schema lets it pass, and it refuses its document alone. */
export const doubtIssue = (doubt: Sentence & Position & { readonly place: Place; readonly value: string }, { format }: CodeBlocks): Issue => ({
  code: codeInBlock(format, 5),
  path: doubt.place.path,
  line: doubt.line,
  column: doubt.column,
  rule: 'V-GEN-05',
  params: { v: doubt.value },
  message: `${doubt.place.label}[${doubt.value}]无效，${doubt.message}`,
  messageEn: `${doubt.place.labelEn} [${doubt.value}] is not valid: it ${doubt.messageEn}`,
})

export const sentences = {
  missing: { message: '没有填报，是必填节点，请补充', messageEn: 'is required and not there' },
  unknown: (name: string): Sentence => ({
    message: `中不应出现节点${shown(name)}，请删除该节点或核对节点名称和命名空间`,
    messageEn: `must not contain the element ${shown(name)}; remove it or check its name and namespace`,
  }),
  misplaced: { message: '的位置不对，请按规范规定的节点顺序排列', messageEn: 'stands in the wrong place; follow the order of the specification' },
  repeated: { message: '重复出现，只能出现一次，请删除多余的节点', messageEn: 'stands there twice; only one is allowed' },
  tooMany: (name: string, max: number): Sentence => ({
    message: `超过限制，${name}最多${max}个，请拆分后发送`,
    messageEn: `is one too many; at most ${max} of ${name} are allowed`,
  }),
  strangeAttribute: (name: string): Sentence => ({
    message: `不应有属性${shown(name)}，请删除`,
    messageEn: `must not have the attribute ${shown(name)}`,
  }),
  missingAttribute: (name: string): Sentence => ({ message: `缺少属性${name}，请补充`, messageEn: `lacks the attribute ${name}` }),
  strangeText: (text: string): Sentence => ({
    message: `中不应直接出现文字“${shown(text)}”，请删除或放入对应的节点`,
    messageEn: `must not contain the text "${shown(text)}" outside its elements`,
  }),
  elementInText: (name: string): Sentence => ({
    message: `只能是文字，不应包含下级节点${shown(name)}，请删除`,
    messageEn: `takes text only, not the element ${shown(name)}`,
  }),
} as const
