/** The picture before the sign-in: good for one attempt, whether that succeeds or not. */
import type { Clock } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import svgCaptcha from 'svg-captcha'
import { type Entropy, hashOf, newToken, newWord } from './secrets.ts'

const minutes = 5
const length = 4

export interface Captchas {
  draw(): Promise<{ captchaId: string; image: string }>
  /** Uses the picture up. */
  passes(captchaId: string | undefined, text: string): Promise<boolean>
}

// The types of the library leave out that it is itself a function that draws a text of the caller.
const pictureOf = svgCaptcha as unknown as (text: string, options: { noise: number; background: string }) => string

const folded = (text: string): string => text.trim().toLowerCase()

export const openCaptchas = (auth: Database, clock: Clock, entropy: Entropy, demoText: string | undefined): Captchas => ({
  async draw() {
    const captchaId = newToken(entropy)
    const text = newWord(entropy, length)
    const now = clock.now()
    await auth.transaction(async (session) => {
      await session.run('delete from ceb.captcha where expires_at < $1', [now])
      await session.run('insert into ceb.captcha (id, answer_hash, expires_at) values ($1, $2, $3)', [
        captchaId,
        hashOf(`${captchaId} ${folded(text)}`),
        new Date(now.getTime() + minutes * 60_000),
      ])
    })
    const picture = pictureOf(text, { noise: 3, background: '#f5f5f5' })
    return { captchaId, image: `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}` }
  },
  async passes(captchaId, text) {
    const [held] = captchaId
      ? await auth.query<{ answer: string; expiresAt: Date }>(
          'delete from ceb.captcha where id = $1 returning answer_hash as answer, expires_at as "expiresAt"',
          [captchaId],
        )
      : []
    if (demoText !== undefined && folded(text) === folded(demoText)) return true
    return held !== undefined && held.expiresAt >= clock.now() && held.answer === hashOf(`${captchaId} ${folded(text)}`)
  },
})
