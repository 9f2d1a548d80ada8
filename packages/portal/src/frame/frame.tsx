/** The frame after sign-in: head, foldable menu, tabs, and the one tab that is shown. */
import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button, Layout, Result } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { rolesOf, type Session, signOut } from '../api/session.ts'
import { type Notice, SessionContext, useForgetSession } from '../session/session.tsx'
import { LanguageSwitch } from '../words/language-switch.tsx'
import { useWords } from '../words/words.tsx'
import { FaultBoundary } from './fault-boundary.tsx'
import { FunctionMenu } from './function-menu.tsx'
import { placeOf } from './function-pages.ts'
import { Home } from './home.tsx'
import { IdleWatch } from './idle-watch.tsx'
import { PlaceView } from './place-view.tsx'
import { TabBar } from './tab-bar.tsx'
import { homeKey } from './tab-list.ts'
import { TabContext } from './tab-memory.ts'
import { TabsProvider, useTabs } from './tabs.tsx'

const ShownTab = ({ roles }: { roles: ReadonlySet<string> }) => {
  const { present, memoryOf } = useTabs()
  const { t } = useWords()
  const memory = memoryOf(present)
  const scope = useMemo(() => ({ key: present, memory }), [present, memory])
  if (present === homeKey) return <Home />
  return (
    <TabContext value={scope}>
      <FaultBoundary key={present} fallback={<Result status="error" title={t('pageBroken')} />}>
        <PlaceView place={placeOf(present, roles)} />
      </FaultBoundary>
    </TabContext>
  )
}

export const Frame = ({ session, now }: { session: Session; now: () => number }) => {
  const { t } = useWords()
  const [folded, setFolded] = useState(false)
  const forget = useForgetSession()
  const roles = useMemo(() => rolesOf(session), [session])

  const leave = useCallback(
    async (notice?: Notice) => {
      // Whatever the server answers, this desk shows nothing more.
      await signOut().catch(() => {})
      for (const key of Object.keys(sessionStorage)) if (key.startsWith('openceb.tabs.')) sessionStorage.removeItem(key)
      window.history.replaceState(null, '', homeKey)
      forget(notice)
    },
    [forget],
  )
  const onOver = useCallback(() => void leave('idleSignedOut'), [leave])

  return (
    <SessionContext value={session}>
      <TabsProvider owner={session.user.username}>
        <Layout className="frame">
          <header className="frame-head">
            <h1>{t('product')}</h1>
            <div className="who">
              {session.enterprise && (
                <span className="enterprise" title={session.enterprise.code}>
                  {session.enterprise.name} {session.enterprise.code}
                </span>
              )}
              <span className="user">{session.user.name}</span>
              <LanguageSwitch />
              <Button type="text" className="sign-out" onClick={() => void leave()}>
                {t('signOut')}
              </Button>
            </div>
          </header>
          <Layout>
            <Layout.Sider width={208} collapsedWidth={56} collapsed={folded} theme="dark">
              <FunctionMenu folded={folded} />
            </Layout.Sider>
            <Layout className="frame-right">
              <nav className="tab-row" aria-label={t('openTabs')}>
                <Button
                  type="text"
                  aria-label={folded ? t('unfoldMenu') : t('foldMenu')}
                  aria-expanded={!folded}
                  icon={folded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
                  onClick={() => setFolded(!folded)}
                />
                <TabBar />
              </nav>
              <main className="frame-body">
                <ShownTab roles={roles} />
              </main>
            </Layout>
          </Layout>
        </Layout>
        <IdleWatch now={now} onOver={onOver} />
      </TabsProvider>
    </SessionContext>
  )
}
