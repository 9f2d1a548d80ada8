/** The check of a sign-in: captcha first, then the account, whose five failures lock it for a quarter of an hour. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import type { Captchas } from './captcha.ts'
import { hashPassword, isPassword } from './passwords.ts'

const mostFailures = 5
const lockedMinutes = 15

export interface Attempt {
  readonly username: string
  readonly password: string
  readonly captchaId?: string | undefined
  readonly captcha: string
}

export type Verdict = 'passed' | 'refused' | 'locked'

interface Account {
  readonly hash: string
  readonly active: boolean
  readonly failures: number
  readonly lockedUntil: Date | null
}

export const openSignIn = (auth: Database, clock: Clock, captchas: Captchas) => {
  // An unknown name takes as long as a known one.
  const nobody = hashPassword('')

  const settle = (username: string, failures: number, lockedUntil: Date | null) =>
    ['update ceb.account set failures = $2, locked_until = $3 where username = $1', [username, failures, lockedUntil]] as const

  return async ({ username, password, captchaId, captcha }: Attempt): Promise<Verdict> => {
    // A wrong captcha is not held against the account: else anybody could lock it without solving one.
    if (!(await captchas.passes(captchaId, captcha))) return 'refused'
    return auth.transaction(async (session) => {
      // Locked, so that guesses of one account wait for each other and are all counted.
      const [account] = await session.query<Account>(
        `select password_hash as hash, active, failures, locked_until as "lockedUntil"
         from ceb.account where username = $1 for update`,
        [username],
      )
      const now = clock.now()
      if (account?.lockedUntil && account.lockedUntil > now) return 'locked'
      const right = await isPassword(account?.hash ?? (await nobody), password)
      if (!account) return 'refused'
      if (right && account.active) {
        await session.run(...settle(username, 0, null))
        return 'passed'
      }
      // An earlier lock is over: its failures were counted already.
      const failures = (account.lockedUntil ? 0 : account.failures) + 1
      await session.run(...settle(username, failures, failures >= mostFailures ? new Date(now.getTime() + lockedMinutes * 60_000) : null))
      return 'refused'
    })
  }
}
