/** A risk rule is data: what it looks for, and what then happens. Everything it names has to hold. */

export type RiskMeasure = 'manual' | 'document' | 'arrival' | 'suspend'

export interface RiskRule {
  readonly id: string
  readonly title: string
  readonly active: boolean
  readonly when: {
    readonly offices?: readonly string[]
    /** Consignor, declarant, platform or producer. */
    readonly enterprises?: readonly string[]
    /** Class of the consignor. */
    readonly creditClasses?: readonly string[]
    /** Beginnings of commodity codes; one line is enough. */
    readonly codePrefixes?: readonly string[]
    /** In yuan; where there is no rate, in the currency of the list. */
    readonly valueOver?: string
    readonly destinations?: readonly string[]
    /** A regular expression over the waybill number. */
    readonly waybillPattern?: string
    /** Share, from 0 to 1, of the lists that fit the rest. */
    readonly share?: number
  }
  readonly measure: RiskMeasure
}

/** Why a rule hit, for the officer. */
export interface Hit {
  readonly rule: string
  readonly title: string
  readonly measure: RiskMeasure
  readonly because: Readonly<Record<string, string>>
}
