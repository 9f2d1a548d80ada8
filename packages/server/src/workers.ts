/** Keeps the stages going: each runs until nothing is left, then sleeps until it is woken or its time to look has come. */

export interface Stage {
  readonly name: string
  /** Does one batch and answers how much it did. */
  readonly run: () => Promise<number>
}

export interface Workers {
  wake(name: string): void
  stop(): Promise<void>
}

/** What another process may have left to do is found by looking; what this one caused wakes the stage at once. */
const lookEvery = 500
const restAfterError = 1000

export const startWorkers = (stages: readonly Stage[], onError: (error: Error, stage: string) => void): Workers => {
  let stopped = false
  const sleepers = new Map<string, () => void>()
  const woken = new Set<string>()

  const sleep = (name: string, milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (stopped || woken.delete(name)) return resolve()
      const done = (): void => {
        clearTimeout(timer)
        sleepers.delete(name)
        woken.delete(name)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      sleepers.set(name, done)
    })

  const live = async ({ name, run }: Stage): Promise<void> => {
    while (!stopped) {
      try {
        if ((await run()) === 0) await sleep(name, lookEvery)
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)), name)
        await sleep(name, restAfterError)
      }
    }
  }

  const lives = stages.map(live)
  return {
    wake(name) {
      const sleeper = sleepers.get(name)
      if (sleeper) sleeper()
      else woken.add(name)
    },
    async stop() {
      stopped = true
      for (const done of Array.from(sleepers.values())) done()
      await Promise.all(lives)
    },
  }
}
