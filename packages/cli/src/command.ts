/** What every command has: its help, `--json`, and a way to say how it ended. */
import { type Command, InvalidArgumentError } from 'commander'
import type { ExitStatus } from './exit.ts'
import type { Surroundings } from './surroundings.ts'

export type Ended = (status: ExitStatus) => void

/** Adds one command to the program. */
export type AddCommand = (program: Command, surroundings: Surroundings, ended: Ended) => void

export interface CommonOptions {
  readonly json?: true
}

export const addCommand = (program: Command, usage: string, description: string): Command =>
  program.command(usage).description(description).option('--json', 'print JSON instead of text')

export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value
    throw new InvalidArgumentError(`It has to be a whole number of at least ${least}.`)
  }
