/** Wakes those who wait for receipts as soon as some were written here; what other processes write is seen by looking again. */

export interface Doorbell {
  ring(): void
  /** Until the next ring, at most so long; answers whether it rang. */
  wait(milliseconds: number): Promise<boolean>
}

export const openDoorbell = (): Doorbell => {
  let heard: (() => void)[] = []
  return {
    ring() {
      const waiting = heard
      heard = []
      for (const wake of waiting) wake()
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          resolve(true)
        }
        const timer = setTimeout(() => {
          heard = heard.filter((other) => other !== wake)
          resolve(false)
        }, milliseconds)
        heard.push(wake)
      }),
  }
}
