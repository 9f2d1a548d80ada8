/** The sentence that a failed request shows: the server's own, or one that says what is the matter with the way there. */
import type { Words } from '../words/words.tsx'
import { Problem } from './http.ts'

export const problemText = (error: unknown, words: Words): string => {
  if (!(error instanceof Problem)) return words.t('requestFailed')
  if (error.status === 0) return words.t('unreachable')
  if (!error.message) return words.t('serverFault', { status: error.status })
  return words.of(error.message, error.messageEn)
}
