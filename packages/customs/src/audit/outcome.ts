/** What follows from the comparison and the risk of a list. */
import { codeOfComparison } from '../compare/rules.ts'
import { type Difference, reason, reasons } from '../compare/difference.ts'
import type { Risk } from '../risk.ts'
import type { Profile } from '../settings/profile.ts'
import { textOf } from '../status.ts'

export interface Outcome {
  readonly status: '100' | '300' | '399' | '500' | '600'
  readonly text: string
  readonly controlAtArrival: boolean
}

const said = (differences: readonly Difference[]): string[] => differences.map(({ rule, desc }) => reason(codeOfComparison(rule), desc))

const ofMeasure = { suspend: '600', document: '500', manual: '300', arrival: '399' } as const

export const outcomeOf = (differences: readonly Difference[], risk: Risk, profile: Profile): Outcome => {
  const hard = differences.filter((difference) => difference.hard)
  if (hard.length) return { status: '100', text: reasons(said(hard)), controlAtArrival: false }
  const controlAtArrival = risk.hits.some(({ measure }) => measure === 'arrival')
  const soft = said(differences)
  const asked = risk.measure ? ofMeasure[risk.measure] : '399'
  const status = soft.length && !profile.softDifferencesPass && asked === '399' ? '300' : asked
  // An enterprise is told what differs, never which rule hit.
  return { status, text: reasons([textOf(status), ...soft]), controlAtArrival }
}
