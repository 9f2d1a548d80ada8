/** V-INV: every rule of the inventory, in the order of the rule book as far as one document can tell. */
import { inventoryHeadRules } from './rules-head.ts'
import { inventoryLineRules } from './rules-lines.ts'
import { inventoryStoredRules } from './rules-stored.ts'

const number = ({ id }: { id: string }): number => Number(id.slice(-2))

export const inventoryRules = [...inventoryStoredRules, ...inventoryHeadRules, ...inventoryLineRules].sort((a, b) => number(a) - number(b))
