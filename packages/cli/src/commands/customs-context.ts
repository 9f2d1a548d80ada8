/** What the commands of the customs group share. */
import type { Command } from 'commander'
import type { CommonOptions, Ended } from '../command.ts'
import type { SystemOptions } from '../credentials.ts'
import type { Session } from '../session.ts'
import type { Surroundings } from '../surroundings.ts'

export interface UserOptions extends CommonOptions, SystemOptions {
  readonly user?: string
}

export interface CustomsContext {
  readonly surroundings: Surroundings
  readonly ended: Ended
  /** Adds a command of the group; its work is done as the user that was named, or as the first one of the role. */
  add(usage: string, description: string): Command
  asRole<T>(options: UserOptions, roles: readonly string[], work: (session: Session) => Promise<T>): Promise<T>
}
