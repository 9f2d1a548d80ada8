/** How much is measured: enough to be believed, or, `--quick`, enough to see that nothing broke. */

export interface Sizes {
  readonly runs: number
  /** Messages of a hundred lists in one run of the intake, and of those under way at once. */
  readonly intakeMessages: number
  readonly intakeAtOnce: number
  /** Parcels in one run of the story, and messages of each kind under way at once. */
  readonly storyParcels: number
  readonly storyAtOnce: number
  /** Stored lists at which the pages are asked; the figures reported are those at the last. */
  readonly stored: readonly number[]
  /** Rounds of requests for each page, each for the big enterprise and for a small one. */
  readonly queryRounds: number
}

export const fullSizes: Sizes = {
  runs: 3,
  intakeMessages: 300,
  intakeAtOnce: 8,
  storyParcels: 3000,
  storyAtOnce: 6,
  stored: [100_000, 1_000_000],
  queryRounds: 20,
}

export const quickSizes: Sizes = {
  runs: 1,
  intakeMessages: 100,
  intakeAtOnce: 8,
  storyParcels: 1000,
  storyAtOnce: 6,
  stored: [20_000, 100_000],
  queryRounds: 8,
}
