/** Answers a report of arrival or departure: accepted with its effect, or refused with every waybill that is wrong. */
import { reason, reasons } from '../compare/difference.ts'
import type { Desk } from '../desk.ts'
import { identityOf, type Paper } from '../papers/paper.ts'
import type { Standing } from '../papers/store.ts'
import { textOf } from '../status.ts'

/** Waybills that share one reason are named together, so that a long report finds room for all of them. */
export interface Trouble {
  readonly code: number
  /** `{v}` stands for the waybills. */
  readonly sentence: string
  readonly waybills: readonly string[]
}

export const openTroubles = (): { add(code: number, sentence: string, waybill: string): void; readonly all: () => Trouble[] } => {
  const troubles = new Map<string, { code: number; sentence: string; waybills: string[] }>()
  return {
    add(code, sentence, waybill) {
      const known = troubles.get(sentence)
      if (known) known.waybills.push(waybill)
      else troubles.set(sentence, { code, sentence, waybills: [waybill] })
    },
    all: () => [...troubles.values()],
  }
}

/** Says the answer to a report and gives its standing; a refused one goes to the officers. */
export const answerReport = ({ docket, ledger }: Desk, paper: Paper, faults: readonly string[]): Standing => {
  const { id, definition, head } = paper
  const status = faults.length ? '100' : '399'
  const info = faults.length ? reasons(faults) : null
  const statusTime = docket.say(definition, identityOf(definition, head), status, info ?? textOf('399'))
  if (faults.length) ledger.error(id, definition.key, String(head['customsCode']), statusTime)
  return { id, document: definition.key, status, statusTime, info }
}

export const saidOf = (troubles: readonly Trouble[]): string[] =>
  troubles.map(({ code, sentence, waybills }) => reason(code, sentence.replace('{v}', waybills.join('、'))))
