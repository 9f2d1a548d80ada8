/** The tokeniser's complaints in Chinese: what makes a text no XML, and what to do. */
import type { Sentence } from './fault.ts'
import { shown } from './fault.ts'

const meanings: readonly (readonly [RegExp, string])[] = [
  [/^undefined entity|entity name/, '使用了未定义的实体，只能使用&lt; &gt; &amp; &apos; &quot;五种实体'],
  [/malformed character entity/, '字符引用不合法，请改用字符本身'],
  [/^disallowed character\./, '含有XML不允许的控制字符，请删除'],
  [/duplicate attribute/, '同一节点的属性重复，请删除多余的属性'],
  [/unbound namespace prefix/, '使用了没有声明的命名空间前缀，请在根节点声明'],
  [/unexpected close tag|unmatched closing tag|unclosed tag|weird empty close/, '节点没有正确关闭，请核对起止标签是否成对'],
  [/unexpected end/, '报文不完整，请检查是否被截断'],
  [/must contain a root element/, '没有根节点，请检查报文是否为空'],
  [/only one root/, '只能有一个根节点，请删除多余的内容'],
  [/text data outside of root/, '根节点之外有多余的文字，请删除'],
  [/]]>/, '文字中的“]]>”应写为“]]&gt;”'],
  [
    /XML declaration|version number|expected the name|expected one of|standalone|processing instructions are not allowed/,
    'XML声明不正确，应位于报文开头并写为<?xml version="1.0" encoding="UTF-8"?>',
  ],
  [/attribute|quoted/, '节点的属性写法不正确，应为 名称="值"'],
  [/namespace|xmlns|prefix/, '命名空间声明不正确，请核对'],
  [/malformed name|tag name/, '节点或属性的名称不正确，请核对'],
  [/comment/, '注释写法不正确，注释中不能出现“--”'],
]

export const syntaxSentence = (complaint: string): Sentence => ({
  message: `不是合法的XML：${meanings.find(([pattern]) => pattern.test(complaint))?.[1] ?? 'XML语法错误，请核对标签写法'}`,
  messageEn: `is not well-formed XML: ${shown(complaint)}`,
})

export const refusals = {
  doctype: { message: '不允许包含DOCTYPE，请删除', messageEn: 'must not contain a DOCTYPE' },
  instruction: { message: '不允许包含处理指令，请删除', messageEn: 'must not contain a processing instruction' },
  version: { message: '的XML版本应为1.0', messageEn: 'has to be XML 1.0' },
  encoding: { message: '的编码应为UTF-8，请转换编码后重新发送', messageEn: 'has to be encoded in UTF-8' },
  depth: { message: '的节点层次过深，请核对结构', messageEn: 'is nested too deeply' },
} as const satisfies Record<string, Sentence>
