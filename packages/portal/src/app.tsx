/** Who is not signed in sees the sign-in page, everybody else the frame. */
import { useQueryClient } from '@tanstack/react-query'
import { App as AntApp, Button, ConfigProvider, Result, Spin } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useEffect, useMemo } from 'react'
import { connection } from './api/http.ts'
import { problemText } from './api/problem-text.ts'
import { Frame } from './frame/frame.tsx'
import { sessionKey, useForgetSession, useSessionQuery } from './session/session.tsx'
import { SignInPage } from './session/sign-in-page.tsx'
import { useWords } from './words/words.tsx'

const Gate = ({ now }: { now: () => number }) => {
  const words = useWords()
  const client = useQueryClient()
  const session = useSessionQuery()
  const forget = useForgetSession()
  useEffect(() => {
    connection.onSignedOut = () => {
      if (client.getQueryData(sessionKey)) forget('sessionEnded')
    }
  }, [client, forget])
  if (session.isPending) return <Spin fullscreen description={words.t('loading')} />
  if (session.isError)
    return (
      <Result
        status="warning"
        title={problemText(session.error, words)}
        extra={<Button onClick={() => void session.refetch()}>{words.t('retry')}</Button>}
      />
    )
  return session.data ? <Frame key={session.data.user.username} session={session.data} now={now} /> : <SignInPage />
}

const modalWords = (locale: typeof zhCN, okText: string, cancelText: string) => ({
  ...locale,
  Modal: { ...locale.Modal, okText, cancelText, justOkText: okText },
})

export const App = ({ now }: { now: () => number }) => {
  const { language, t } = useWords()
  const locale = useMemo(() => modalWords(language === 'en' ? enUS : zhCN, t('confirm'), t('cancel')), [language, t])
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn')
  return (
    <ConfigProvider
      locale={locale}
      // Buttons are found by their words: no space is put between two characters.
      button={{ autoInsertSpace: false }}
      theme={{
        // Nothing moves: a clerk's next key is not to fall into a dialog that is still fading.
        token: { motion: false, colorPrimary: '#1557a8', colorLink: '#1557a8', colorError: '#cf1322', borderRadius: 4, fontSize: 13 },
        components: {
          Table: { cellPaddingBlockSM: 6 },
          Layout: { siderBg: '#123a6b' },
          Menu: { darkItemBg: '#123a6b', darkSubMenuItemBg: '#0d2d55', darkPopupBg: '#123a6b', itemHeight: 36 },
        },
      }}
    >
      <AntApp>
        <Gate now={now} />
      </AntApp>
    </ConfigProvider>
  )
}
