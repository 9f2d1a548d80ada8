/** Ends an idle session. Activity in one window of the browser keeps the others alive. */
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../words/words.tsx'
import { type Idle, idleAt } from './idle.ts'
import { unsaved } from './tab-memory.ts'
import { useTabs } from './tabs.tsx'

const lastActivity = 'openceb.lastActivity'
const signs = ['pointerdown', 'keydown', 'wheel'] as const
const rememberEvery = 5_000

const remember = (now: number): void => localStorage.setItem(lastActivity, String(now))

export const IdleWatch = ({ now, onOver }: { now: () => number; onOver: () => void }) => {
  const { t } = useWords()
  const { tabs, memoryOf } = useTabs()
  const [idle, setIdle] = useState<Idle>({ kind: 'active' })

  useEffect(() => {
    let remembered = now()
    remember(remembered)
    const touch = () => {
      if (now() - remembered < rememberEvery) return
      remembered = now()
      // Once the notice stands, only its own button or another window keeps the session.
      if (idleAt(Number(localStorage.getItem(lastActivity)), remembered).kind === 'active') remember(remembered)
    }
    const look = () => {
      const found = idleAt(Number(localStorage.getItem(lastActivity) ?? now()), now())
      setIdle((before) => (before.kind === 'active' && found.kind === 'active' ? before : found))
    }
    for (const sign of signs) window.addEventListener(sign, touch, { capture: true, passive: true })
    const timer = setInterval(look, 1000)
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true })
    }
  }, [now])

  useEffect(() => {
    if (idle.kind === 'over') onOver()
  }, [idle.kind, onOver])

  const stay = () => {
    remember(now())
    setIdle({ kind: 'active' })
  }
  return (
    <Modal
      open={idle.kind === 'soon'}
      title={t('idleTitle')}
      onCancel={stay}
      footer={
        <Button type="primary" onClick={stay}>
          {t('stay')}
        </Button>
      }
      mask={{ closable: false }}
    >
      <p role="alert">{idle.kind === 'soon' && t('idleSoon', { seconds: idle.seconds })}</p>
      {tabs.some(({ key }) => memoryOf(key).peek(unsaved)) && <p>{t('idleUnsaved')}</p>}
    </Modal>
  )
}
