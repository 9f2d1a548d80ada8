/** What the window is made of; everything it does not decide itself comes in here. */
import type { RuleContext } from '@openceb/documents'
import type { Clock, Random } from '@openceb/kernel'
import type { Database, Ids, Serials } from '@openceb/store'

export interface Reference {
  context(now: Date): RuleContext
}

export interface WindowParts {
  /** Connections of the role that takes in and carries for many senders at once. */
  readonly pipeline: Database
  /** Connections of the role that people and programs read and change through, behind row-level security. */
  readonly app: Database
  readonly clock: Clock
  readonly random: Random
  readonly ids: Ids
  readonly serials: Serials
  readonly reference: Reference
  readonly months: { ensure(at: Date): Promise<void> }
  readonly settings: {
    /** Whether the comparison of this rule set asks for payments. */
    readonly receiptsRequired: boolean
    readonly missingDocuments: 'wait' | 'reject'
    readonly missingDocumentsHours: number
  }
  /** Called after a commit that gives a later stage work. */
  readonly wake: (stage: 'dispatch' | 'carry' | 'receipts' | 'pending') => void
}
