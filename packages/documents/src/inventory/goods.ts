/** What the tariff says of the goods of an inventory line. */
import type { Values } from '@openceb/kernel'
import type { RuleContext } from '../shared/context.ts'
import type { inventory } from './definition.ts'

export type InventoryHead = Values<(typeof inventory)['head']>
export type InventoryLine = Values<(typeof inventory)['lines']>

/** Export conditions that stop the goods altogether, and those that ask for a licence (codes of 监管证件). */
const prohibited = '8'
const licensed = '34EGIJLSVXkmxyz'

export const isB2B = ({ tradeMode }: InventoryHead): boolean => tradeMode === '9710' || tradeMode === '9810'

export const isSpecialZone = ({ tradeMode }: InventoryHead): boolean => tradeMode === '1210' || tradeMode === '1239'

export const isSimplified = ({ statisticsFlag }: InventoryHead): boolean => statisticsFlag === 'A'

/** Digits of the commodity code that count in a simplified declaration. */
export const significantDigits = (head: InventoryHead): 4 | 6 => (isB2B(head) ? 6 : 4)

export const tariffLine = (context: RuleContext, head: InventoryHead, line: InventoryLine) =>
  context.code('hsCode', line.gcode ?? '', (head.appTime ?? context.now).slice(0, 8))

const conditions = (context: RuleContext, head: InventoryHead, line: InventoryLine): string =>
  tariffLine(context, head, line).entry?.attributes.supervision ?? ''

export const isProhibited = (context: RuleContext, head: InventoryHead, line: InventoryLine): boolean =>
  conditions(context, head, line).includes(prohibited)

export const needsLicence = (context: RuleContext, head: InventoryHead, line: InventoryLine): boolean =>
  [...conditions(context, head, line)].some((condition) => licensed.includes(condition))

export const carriesExportDuty = (context: RuleContext, head: InventoryHead, line: InventoryLine): boolean => {
  const duty = tariffLine(context, head, line).entry?.attributes.export_duty
  return duty !== undefined && duty !== '0'
}
