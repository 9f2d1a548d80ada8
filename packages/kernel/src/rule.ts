/** A rule is data beside its document: an id, a place, two sentences and a test. Form, API, import and intake run the same one. */
import { fill, type Issue, type Params } from './issue.ts'
import type { Fields, Values } from './field.ts'

export interface DocumentValue<H extends Fields = Fields, L extends Fields = Fields> {
  readonly head: Values<H>
  readonly lines: readonly Values<L>[]
}

/** `true` or undefined: the rule holds. `false` or parameters: it does not. */
export type Verdict = boolean | undefined | Params

export type PathOf<H extends Fields, L extends Fields> = `head.${keyof H & string}` | `lines.${keyof L & string}` | 'lines'

interface RuleBase<H extends Fields, L extends Fields> {
  /** The id of the rule book, such as `V-INV-24`. */
  readonly id: string
  readonly at: PathOf<H, L>
  /** The sentence; `{n}` is the number of the line, other names are parameters. */
  readonly message: string
  readonly messageEn: string
  /** The return code, where it is not the business block of the document plus the number of the rule. */
  readonly code?: number
  /** Checked already when a draft is saved. */
  readonly onSave?: boolean
  readonly warning?: boolean
}

export type Rule<C, H extends Fields = Fields, L extends Fields = Fields> = RuleBase<H, L> &
  (
    | { readonly head: (head: Values<H>, context: C, document: DocumentValue<H, L>) => Verdict }
    | { readonly line: (line: Values<L>, context: C, document: DocumentValue<H, L>, index: number) => Verdict }
    /** Needs what is stored: the store runs it over a whole batch and reports the rule by its id. */
    | { readonly stored: true }
    /** Decided by the customs side and answered by its receipts. */
    | { readonly customs: true }
  )

export interface CodeBlocks {
  readonly signature: number
  readonly format: number
  readonly business: number
  readonly processing: number
}

/** Block 303 and rule V-ORD-06 make -303006. */
export const codeInBlock = (block: number, number: number): string => String(-(block * 1000 + number))

const numberOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1))

export const codeOfRule = (rule: { readonly id: string; readonly code?: number }, blocks: CodeBlocks): string =>
  rule.code !== undefined ? String(rule.code) : codeInBlock(rule.id.startsWith('V-GEN-') ? blocks.format : blocks.business, numberOf(rule.id))

type Sentence = Pick<RuleBase<Fields, Fields>, 'id' | 'message' | 'messageEn' | 'code' | 'warning'>

/** Makes the issue that says that a rule does not hold at a path. */
export const issueOf = (rule: Sentence, blocks: CodeBlocks, path: string, params: Params = {}): Issue => ({
  code: codeOfRule(rule, blocks),
  path,
  rule: rule.id,
  params,
  message: fill(rule.message, params),
  messageEn: fill(rule.messageEn, params),
  ...(rule.warning ? { severity: 'warning' as const } : {}),
})

const failed = (verdict: Verdict): Params | undefined => (verdict === true || verdict === undefined ? undefined : verdict === false ? {} : verdict)

/** Runs the rules that need nothing but the document and the context; every failure is one issue, in the order of the rules. */
export const runRules = <C, H extends Fields, L extends Fields>(
  rules: readonly Rule<C, H, L>[],
  blocks: CodeBlocks,
  document: DocumentValue<H, L>,
  context: C,
  stage: 'save' | 'declare' = 'declare',
): Issue[] => {
  const issues: Issue[] = []
  for (const rule of rules) {
    if (stage === 'save' && !rule.onSave) continue
    if ('head' in rule) {
      const params = failed(rule.head(document.head, context, document))
      if (params) issues.push(issueOf(rule, blocks, rule.at, params))
    } else if ('line' in rule) {
      document.lines.forEach((line, index) => {
        const params = failed(rule.line(line, context, document, index))
        if (params) issues.push(issueOf(rule, blocks, rule.at.replace('lines', `lines[${index}]`), { n: index + 1, ...params }))
      })
    }
  }
  return issues
}
