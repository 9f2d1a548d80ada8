/** Who asks: a person behind a session or a program behind a key, and in which roles. */
import type { Caller, Sender } from '../window/contract.ts'

export interface Identity {
  readonly roles: readonly string[]
  /** Undefined for officers and administrators: they belong to no enterprise. */
  readonly caller?: Caller
  readonly person?: { readonly username: string; readonly name: string; readonly enterpriseName: string | null }
  /** For programs: what their key says. */
  readonly sender?: Sender
}

/** What row-level security asks of a transaction. */
export const rowSettings = ({ enterprise, roles, dxpIds }: Caller): Record<string, string> => ({
  'ceb.enterprise': enterprise,
  'ceb.roles': roles.join(','),
  'ceb.dxp_ids': dxpIds.join(','),
})
