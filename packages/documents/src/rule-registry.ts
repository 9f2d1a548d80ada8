/** The rules of every registered document, and the one function that form, API, import and intake run. */
import { type Definition, type DocumentValue, type Issue, runRules } from '@openceb/kernel'
import { arrivalRules } from './arrival/rules.ts'
import { departureRules } from './departure/rules.ts'
import { inventoryRules } from './inventory/rules.ts'
import { orderRules } from './order/rules.ts'
import { paymentRules } from './payment/rules.ts'
import type { DocumentKey } from './registry.ts'
import { documents } from './registry.ts'
import type { RuleContext } from './shared/context.ts'
import { compileGeneralRules } from './shared/general-rules.ts'
import type { DocumentRule } from './shared/rules.ts'
import { waybillRules } from './waybill/rules.ts'

const rules = {
  order: orderRules,
  payment: paymentRules,
  waybill: waybillRules,
  arrival: arrivalRules,
  departure: departureRules,
  inventory: inventoryRules,
} as unknown as Readonly<Record<DocumentKey, readonly DocumentRule[]>>

export const rulesOf = (definition: Definition): readonly DocumentRule[] => rules[definition.key as DocumentKey]

const general = new Map(documents.map((definition) => [definition.key, compileGeneralRules(definition)]))

/** A rule of the document by its id; throws for an id that the document does not have. */
export const ruleOf = (definition: Definition, id: string): DocumentRule => {
  const found = rulesOf(definition).find((rule) => rule.id === id)
  if (!found) throw new Error(`${definition.key}: no rule ${id}`)
  return found
}

/** Every rule that needs nothing but the document and the context. Warnings refuse nothing. */
export const validateDocument = (definition: Definition, document: DocumentValue, context: RuleContext): Issue[] => [
  ...(general.get(definition.key)?.(document, context) ?? []),
  ...runRules(rulesOf(definition), definition.codes, document, context),
]
