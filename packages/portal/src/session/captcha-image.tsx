/** The captcha as a button: a click asks for another one. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { Captcha } from '../api/session.ts'
import { useWords } from '../words/words.tsx'

export const CaptchaImage = ({ captcha }: { captcha: UseQueryResult<Captcha> }) => {
  const { t } = useWords()
  return (
    <button type="button" className="captcha" onClick={() => void captcha.refetch()} aria-label={t('captchaImage')}>
      {captcha.isError ? <small>{t('captchaFailed')}</small> : captcha.data && <img src={captcha.data.image} alt="" />}
    </button>
  )
}
