/** The row of tabs: icons at both ends move it when it does not fit, the drop-down at the right closes many at once. */
import { CloseOutlined, DownOutlined, HomeOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from 'react'
import { useWords } from '../words/words.tsx'
import { homeKey, type Tab } from './tab-list.ts'
import { unsaved } from './tab-memory.ts'
import { useTitleOf } from './tab-title.ts'
import { useTabs } from './tabs.tsx'

const step = 240

const TabName = ({ tab, shown }: { tab: Tab; shown: boolean }) => {
  const { open, close, memoryOf } = useTabs()
  const titleOf = useTitleOf()
  const { t } = useWords()
  const memory = memoryOf(tab.key)
  const edited = useSyncExternalStore(memory.subscribe, () => Boolean(memory.peek(unsaved)))
  const title = titleOf(tab)
  return (
    <div className={shown ? 'tab tab-shown' : 'tab'} data-tab={tab.key} role="presentation">
      <button type="button" role="tab" aria-selected={shown} tabIndex={shown ? 0 : -1} onClick={() => open(tab.key)}>
        {title}
        {edited && <span aria-hidden="true"> *</span>}
      </button>
      <button type="button" className="tab-close" aria-label={t('closeTab', { title })} onClick={() => close([tab.key])}>
        <CloseOutlined aria-hidden />
      </button>
    </div>
  )
}

/** Arrow keys go from tab to tab, as everywhere. */
const moveFocus = (event: KeyboardEvent<HTMLDivElement>): void => {
  const to = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!to || !(event.target instanceof HTMLElement) || event.target.role !== 'tab') return
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  names[(names.indexOf(event.target) + to + names.length) % names.length]?.focus()
}

export const TabBar = () => {
  const { tabs, present, open, close } = useTabs()
  const { t } = useWords()
  const strip = useRef<HTMLDivElement>(null)
  const names = tabs.map(({ key }) => key)

  useEffect(() => {
    strip.current?.querySelector(`[data-tab="${CSS.escape(present)}"]`)?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [present, names.length])

  const move = (by: number) => strip.current?.scrollBy({ left: by, behavior: 'smooth' })
  return (
    <div className="tab-bar">
      <Button type="text" icon={<LeftOutlined aria-hidden />} aria-label={t('tabsLeft')} onClick={() => move(-step)} />
      <div className="tab-strip" ref={strip} role="tablist" aria-label={t('openTabs')} onKeyDown={moveFocus}>
        <div className={present === homeKey ? 'tab tab-shown' : 'tab'} data-tab={homeKey} role="presentation">
          <button type="button" role="tab" aria-selected={present === homeKey} tabIndex={present === homeKey ? 0 : -1} onClick={() => open(homeKey)}>
            <HomeOutlined aria-hidden /> {t('home')}
          </button>
        </div>
        {tabs.map((tab) => (
          <TabName key={tab.key} tab={tab} shown={tab.key === present} />
        ))}
      </div>
      <Button type="text" icon={<RightOutlined aria-hidden />} aria-label={t('tabsRight')} onClick={() => move(step)} />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'all', label: t('closeAll'), onClick: () => close(names) },
            { key: 'others', label: t('closeOthers'), onClick: () => close(names.filter((key) => key !== present)) },
          ],
        }}
      >
        <Button type="text" icon={<DownOutlined aria-hidden />} aria-label={t('tabActions')} />
      </Dropdown>
    </div>
  )
}
