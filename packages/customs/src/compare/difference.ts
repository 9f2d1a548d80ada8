/** What the comparison of four documents finds: one difference between a list and what belongs to it. */

export interface Difference {
  /** The id of the rule, such as `C-06`. */
  readonly rule: string
  readonly hard: boolean
  /** The line of the list, where the rule is about lines. */
  readonly n: number | null
  readonly ours: string | null
  readonly theirs: string | null
  /** The sentence with the line in it. */
  readonly desc: string
}

const longestInfo = 1000

/** `[Code:1902;Desc:…]` */
export const reason = (code: string | number, desc: string): string => `[Code:${code};Desc:${desc}]`

/** Several reasons in one receipt, as many as it has room for. */
export const reasons = (texts: readonly string[]): string => texts.join('；').slice(0, longestInfo)
