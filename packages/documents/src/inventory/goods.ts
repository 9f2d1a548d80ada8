/** What the tariff says of the goods of an inventory line. */
import type { Values } from '@openceb/kernel'
import type { RuleContext } from '../shared/context.ts'
import type { inventory } from './definition.ts'

export type InventoryHead = Values<(typeof inventory)['head']>
export type InventoryLine = Values<(typeof inventory)['lines']>

/** The export condition that stops the goods altogether (code of 监管证件). */
const prohibition = '8'

export const isB2B = ({ tradeMode }: InventoryHead): boolean => tradeMode === '9710' || tradeMode === '9810'

export const isSpecialZone = ({ tradeMode }: InventoryHead): boolean => tradeMode === '1210' || tradeMode === '1239'

export const isSimplified = ({ statisticsFlag }: InventoryHead): boolean => statisticsFlag === 'A'

/** Digits of the commodity code that count in a simplified declaration. */
export const significantDigits = (head: InventoryHead): 4 | 6 => (isB2B(head) ? 6 : 4)

const dayOf = (context: RuleContext, head: InventoryHead): string => (head.appTime ?? context.now).slice(0, 8)

export const tariffLine = (context: RuleContext, head: InventoryHead, line: InventoryLine) =>
  context.codes.lookup('hsCode', line.gcode ?? '', dayOf(context, head))

/** Units, conditions and duty of the goods; undefined for a code that the tariff does not know. */
export const tariffFacts = (context: RuleContext, head: InventoryHead, line: InventoryLine) => {
  const found = tariffLine(context, head, line)
  return found.kind === 'unknown' ? undefined : context.codes.tariff.facts(found.entry)
}

/** A heading of the tariff; six digits count as known by their first four, because the seed lacks some six-digit headings. */
export const isHeading = (context: RuleContext, head: InventoryHead, line: InventoryLine): boolean =>
  context.codes.tariff.headingExists((line.gcode ?? '').slice(0, 4), dayOf(context, head))

const closing = (context: RuleContext, head: InventoryHead, line: InventoryLine): string => tariffFacts(context, head, line)?.closing ?? ''

export const isProhibited = (context: RuleContext, head: InventoryHead, line: InventoryLine): boolean =>
  closing(context, head, line).includes(prohibition)

export const needsLicence = (context: RuleContext, head: InventoryHead, line: InventoryLine): boolean =>
  [...closing(context, head, line)].some((condition) => condition !== prohibition) ||
  context.codes.tariff.exportControl(line.gcode ?? '', dayOf(context, head)) !== null

export const carriesExportDuty = (context: RuleContext, head: InventoryHead, line: InventoryLine): boolean => {
  const duty = tariffFacts(context, head, line)?.exportDuty
  return duty !== undefined && duty !== null && duty !== '0'
}
