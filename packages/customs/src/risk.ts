/** Weighs a list against the risk rules and the share that an office reviews at random. */
import { addDecimals, compareDecimals, type DocumentValue, multiplyDecimals, type Random } from '@openceb/kernel'
import type { Hit, RiskMeasure, RiskRule } from './settings/risk-rule.ts'
import type { Rulebook } from './settings/settings.ts'

export interface Risk {
  readonly hits: readonly Hit[]
  /** The severest of the hits; undefined lets the list pass. */
  readonly measure?: RiskMeasure | undefined
}

/** The severest of the hits decides. */
export const riskOf = (hits: readonly Hit[]): Risk => ({ hits, measure: severity.find((measure) => hits.some((hit) => hit.measure === measure)) })

const severity: readonly RiskMeasure[] = ['suspend', 'document', 'manual', 'arrival']

type Head = Readonly<Record<string, string | undefined>>

const valueOf = ({ lines }: DocumentValue, rates: Readonly<Record<string, string>>): string =>
  addDecimals('0', ...(lines as readonly Head[]).map(({ totalPrice = '0', currency = '' }) => multiplyDecimals(totalPrice, rates[currency] ?? '1')))

/** What of the list fits the rule; undefined when something that the rule names does not. */
const because = ({ when }: RiskRule, document: DocumentValue, { creditClasses, rates }: Rulebook, random: Random): Hit['because'] | undefined => {
  const head = document.head as Head
  const found: Record<string, string | undefined> = {}
  const within = (name: string, wanted: readonly string[] | undefined, values: readonly (string | undefined)[]): void => {
    if (wanted) found[name] = values.find((value) => value !== undefined && wanted.includes(value))
  }
  within('offices', when.offices, [head['customsCode']])
  within('enterprises', when.enterprises, [head['ebcCode'], head['agentCode'], head['ebpCode'], head['ownerCode']])
  within('creditClasses', when.creditClasses, [creditClasses[head['ebcCode'] ?? '']])
  within('destinations', when.destinations, [head['country'], ...(document.lines as readonly Head[]).map(({ country }) => country)])
  if (when.codePrefixes)
    found['codePrefixes'] = (document.lines as readonly Head[])
      .map(({ gcode }) => gcode)
      .find((gcode) => when.codePrefixes?.some((prefix) => gcode?.startsWith(prefix)))
  if (when.valueOver !== undefined) {
    const value = valueOf(document, rates)
    found['valueOver'] = compareDecimals(value, when.valueOver) > 0 ? value : undefined
  }
  if (when.waybillPattern !== undefined) {
    const { logisticsNo } = head
    found['waybillPattern'] = logisticsNo !== undefined && new RegExp(when.waybillPattern, 'u').test(logisticsNo) ? logisticsNo : undefined
  }
  if (Object.values(found).includes(undefined)) return undefined
  if (when.share !== undefined) {
    if (random.next() >= when.share) return undefined
    found['share'] = String(when.share)
  }
  return found as Hit['because']
}

const atRandom = 'random'

export const weigh = (document: DocumentValue, rulebook: Rulebook, random: Random): Risk => {
  const hits: Hit[] = []
  for (const rule of rulebook.riskRules) {
    const why = rule.active ? because(rule, document, rulebook, random) : undefined
    if (why) hits.push({ rule: rule.id, title: rule.title, measure: rule.measure, because: why })
  }
  const { manualRate } = rulebook.profileOf((document.head as Head)['customsCode'] ?? '')
  if (manualRate > 0 && random.next() < manualRate)
    hits.push({ rule: atRandom, title: '随机布控', measure: 'manual', because: { manualRate: String(manualRate) } })
  return riskOf(hits)
}
