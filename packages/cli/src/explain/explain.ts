/** From a code, or the id of a rule, to what is known of it. */
import { documents } from '@openceb/documents'
import { blockFixes, blockOf, blockTitles, documentExplanations } from './document-codes.ts'
import { exchangeExplanations, generalExplanations } from './exchange-codes.ts'
import { both, type Explanation } from './explanation.ts'
import { statusExplanations } from './statuses.ts'

export const everyExplanation: readonly Explanation[] = [
  ...statusExplanations,
  ...generalExplanations,
  ...documentExplanations,
  ...exchangeExplanations,
]

/** A number of a block that no rule has: at least whose it is and what kind of refusal. */
const unnumbered = (code: string): Explanation[] =>
  documents.flatMap((definition) => {
    const block = blockOf(definition, code)
    if (!block) return []
    const title = both(definition.title, definition.titleEn)
    return [{ code, kind: block, document: definition.key, title, meaning: blockTitles[block], fix: blockFixes[block] }]
  })

/** One code may stand for several rules; none that is known gives none. */
export const explain = (asked: string): readonly Explanation[] => {
  const code = asked.trim().toUpperCase()
  const found = everyExplanation.filter((one) => one.code === code || one.rule === code)
  return found.length || !/^-\d+$/.test(code) ? found : unnumbered(code)
}
