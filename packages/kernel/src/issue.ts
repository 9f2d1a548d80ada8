/** What is wrong with one value, said so that a person and a program can act on it. Nothing a user can cause is thrown. */

export type Params = Readonly<Record<string, string | number>>

export interface Issue {
  /** The return code as the wire carries it, such as `-303006`; `schema` faults carry `-999999`. */
  readonly code: string
  /** Where it is: `head.netWeight`, `lines[2].gcode`. */
  readonly path: string
  /** Position in the text read, where there is one. */
  readonly line?: number
  readonly column?: number
  /** The id of the rule, such as `V-ORD-06`. */
  readonly rule: string
  readonly params: Params
  /** The Chinese sentence that a declarant acts on. */
  readonly message: string
  readonly messageEn: string
  /** What to do about it, in Chinese, where the message does not say it already. */
  readonly fix?: string
  /** A warning is shown and refuses nothing. */
  readonly severity?: 'warning'
}

export type RowResult<T> =
  | { readonly row: number; readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly row: number; readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Puts the parameters into a sentence.
 * @example fill('第{n}项单价必须大于0', { n: 2 }) // '第2项单价必须大于0'
 */
export const fill = (sentence: string, params: Params): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))

export const isError = (issue: Issue): boolean => issue.severity !== 'warning'
