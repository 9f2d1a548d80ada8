/** Administrators are made on the database itself: in a world without a demonstration nobody is there yet who could sign in. */
import type { Clock } from '@openceb/kernel'
import { readSettings } from '../settings.ts'
import { openStorage } from '../storage.ts'
import { recordDeeds } from './audit.ts'
import { hashPassword } from './passwords.ts'
import { type Entropy, newWord } from './secrets.ts'

export interface NewAdministrator {
  readonly username: string
  readonly name: string
  /** Drawn where none is given. */
  readonly password?: string
}

export type Created = { readonly kind: 'created'; readonly password: string } | { readonly kind: 'taken' }

/** On the database that the settings name; an embedded one must not be in use by a running system. */
export const createAdministrator = async (
  env: Readonly<Record<string, string | undefined>>,
  { username, name, password: given }: NewAdministrator,
  { clock, entropy }: { readonly clock: Clock; readonly entropy: Entropy },
): Promise<Created> => {
  const storage = await openStorage(readSettings(env), (error) => {
    throw error
  })
  try {
    const password = given ?? newWord(entropy, 16)
    const owner = storage.open('admin', undefined, 1)
    const made = await owner.query(
      `insert into ceb.account (username, name, role, password_hash) values ($1, $2, 'ADM', $3) on conflict do nothing returning username`,
      [username, name, await hashPassword(password)],
    )
    await recordDeeds(owner, clock, [{ username, address: 'local', action: 'create-administrator', result: made.length ? 'done' : 'taken' }])
    return made.length ? { kind: 'created', password } : { kind: 'taken' }
  } finally {
    await storage.close()
  }
}
