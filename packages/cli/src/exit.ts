/** How a command ends: a script has to know why without reading a sentence. */

export const exit = { done: 0, refused: 1, wrongUse: 2, notReachable: 3 } as const

export type ExitStatus = (typeof exit)[keyof typeof exit]

/** Ends the command; the message is all that a person gets to see. */
export class Failure extends Error {
  readonly status: ExitStatus

  constructor(status: ExitStatus, message: string, cause?: unknown) {
    super(message, { cause })
    this.status = status
  }
}
