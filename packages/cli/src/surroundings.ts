/** What a command takes from the world around it: where it writes, the environment, time and chance. */
import type { Clock, Random } from '@openceb/kernel'

export interface Terminal {
  /** The result: a line of standard output. */
  out(line: string): void
  /** What goes on meanwhile, and what went wrong: standard error. */
  err(line: string): void
  /** A line of standard error that the next one takes the place of; nothing where nobody is watching. */
  redraw?(line: string): void
}

export interface Surroundings {
  readonly terminal: Terminal
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  readonly random: Random
  /** Aborted by Ctrl-C: what runs on and on comes to its end. */
  readonly stop: AbortSignal
}
