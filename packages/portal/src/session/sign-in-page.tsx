/** Sign-in by password and captcha. The server's sentence is neutral; which of the three was wrong is not said. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { problemText } from '../api/problem-text.ts'
import { fetchCaptcha, signIn } from '../api/session.ts'
import type { Word } from '../words/dictionary.ts'
import { LanguageSwitch } from '../words/language-switch.tsx'
import { useWords } from '../words/words.tsx'
import { CaptchaImage } from './captcha-image.tsx'
import { type Notice, noticeKey, sessionKey } from './session.tsx'

const entries = [
  { name: 'username', missing: 'enterUsername', autoComplete: 'username' },
  { name: 'password', missing: 'enterPassword', autoComplete: 'current-password' },
  { name: 'captcha', missing: 'enterCaptcha', autoComplete: 'off' },
] as const

type Name = (typeof entries)[number]['name']
const blank: Record<Name, string> = { username: '', password: '', captcha: '' }

const focus = (name: Name | undefined): void => document.getElementById(`sign-in-${name}`)?.focus()

export const SignInPage = () => {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const captcha = useQuery({ queryKey: ['captcha'], queryFn: fetchCaptcha, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 })
  const [typed, setTyped] = useState(blank)
  const [missing, setMissing] = useState<Partial<Record<Name, Word>>>({})
  const [refusal, setRefusal] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => focus('username'), [])
  const notice = client.getQueryData<Notice | null>(noticeKey)

  const submit = async (event: { preventDefault: () => void }) => {
    event.preventDefault()
    const empty = Object.fromEntries(entries.flatMap((entry) => (typed[entry.name].trim() ? [] : [[entry.name, entry.missing]])))
    setMissing(empty)
    setRefusal('')
    focus(entries.find(({ name }) => name in empty)?.name)
    if (Object.keys(empty).length > 0 || busy) return
    setBusy(true)
    try {
      const session = await signIn({ ...typed, username: typed.username.trim(), captchaId: captcha.data?.captchaId ?? '' })
      client.setQueryData(noticeKey, null)
      client.setQueryData(sessionKey, session)
    } catch (error) {
      setRefusal(problemText(error, words))
      setTyped((before) => ({ ...before, captcha: '' }))
      void captcha.refetch()
      focus('captcha')
    } finally {
      setBusy(false)
    }
  }

  const input = (name: Name, autoComplete: string) => {
    const shared = {
      id: `sign-in-${name}`,
      name,
      autoComplete,
      size: 'large' as const,
      value: typed[name],
      status: missing[name] ? ('error' as const) : ('' as const),
      'aria-required': true,
      'aria-invalid': Boolean(missing[name]),
      'aria-describedby': `sign-in-${name}-error`,
      onChange: ({ target }: { target: { value: string } }) => {
        setTyped({ ...typed, [name]: target.value })
        setMissing({ ...missing, [name]: undefined })
      },
    }
    return name === 'password' ? <Input type="password" {...shared} /> : <Input {...shared} />
  }

  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <h1>{t('product')}</h1>
        <LanguageSwitch />
      </header>
      <form className="sign-in-card" onSubmit={(event) => void submit(event)} noValidate aria-labelledby="sign-in-title">
        <h2 id="sign-in-title">{t('signInTitle')}</h2>
        {refusal ? (
          <Alert type="error" showIcon role="alert" title={refusal} />
        ) : (
          notice && <Alert type="warning" showIcon role="alert" title={t(notice)} />
        )}
        {entries.map(({ name, autoComplete }) => {
          const error = missing[name]
          return (
            <div key={name} className="sign-in-entry">
              <label htmlFor={`sign-in-${name}`}>{t(name)}</label>
              <div className="sign-in-input">
                {input(name, autoComplete)}
                {name === 'captcha' && <CaptchaImage captcha={captcha} />}
              </div>
              <div id={`sign-in-${name}-error`} className="inline-error" role={error ? 'alert' : undefined}>
                {error && t(error)}
              </div>
            </div>
          )
        })}
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('signIn')}
        </Button>
        <Button size="large" block onClick={() => setRefusal(t('cardNotYet'))}>
          {t('card')}
        </Button>
      </form>
    </main>
  )
}
