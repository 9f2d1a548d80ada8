/** Rules of one document, typed by its definition: a path that is no field of it does not compile. */
import type { Definition, Fields, Rule } from '@openceb/kernel'
import type { RuleContext } from './context.ts'

export type DocumentRule<H extends Fields = Fields, L extends Fields = Fields> = Rule<RuleContext, H, L>

export const defineRules = <H extends Fields, L extends Fields, S extends Fields>(
  _definition: Definition<H, L, S>,
  rules: readonly DocumentRule<H, L>[],
): readonly DocumentRule<H, L>[] => Object.freeze(rules)
