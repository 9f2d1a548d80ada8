/** The row of tabs: icons at both ends move it when it does not fit, the drop-down at the right closes many at once. */
import { CloseOutlined, DownOutlined, HomeOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { useWords } from '../words/words.tsx'
import { homeKey, type Tab } from './tab-list.ts'
import { unsaved } from './tab-memory.ts'
import { useTitleOf } from './tab-title.ts'
import { useTabs } from './tabs.tsx'

const step = 240

/** Arrow keys go from tab to tab, as everywhere. */
const moveFocus = (event: KeyboardEvent<HTMLButtonElement>): void => {
  const to = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!to) return
  const names = [...document.querySelectorAll<HTMLElement>('.tab-strip [role=tab]')]
  names[(names.indexOf(event.currentTarget) + to + names.length) % names.length]?.focus()
}

const idOf = (key: string): string => `tab${key}`

interface TabNameProps {
  readonly name: string
  readonly shown: boolean
  readonly onOpen: () => void
  readonly children: ReactNode
  readonly close?: ReactNode
}

const TabName = ({ name, shown, onOpen, children, close }: TabNameProps) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (shown) place.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [shown])
  return (
    <div ref={place} className={shown ? 'tab tab-shown' : 'tab'} role="presentation">
      <button id={idOf(name)} type="button" role="tab" aria-selected={shown} tabIndex={shown ? 0 : -1} onClick={onOpen} onKeyDown={moveFocus}>
        {children}
      </button>
      {close}
    </div>
  )
}

const OpenTab = ({ tab }: { tab: Tab }) => {
  const { present, open, close, memoryOf } = useTabs()
  const titleOf = useTitleOf()
  const { t } = useWords()
  const memory = memoryOf(tab.key)
  const edited = useSyncExternalStore(memory.subscribe, () => Boolean(memory.peek(unsaved)))
  const title = titleOf(tab)
  const closing = (
    <button type="button" className="tab-close" aria-label={t('closeTab', { title })} onClick={() => close([tab.key])}>
      <CloseOutlined aria-hidden />
    </button>
  )
  return (
    <TabName name={tab.key} shown={tab.key === present} onOpen={() => open(tab.key)} close={closing}>
      {title}
      {edited && <span aria-hidden="true"> *</span>}
    </TabName>
  )
}

export const TabBar = () => {
  const { tabs, present, open, close } = useTabs()
  const { t } = useWords()
  const strip = useRef<HTMLDivElement>(null)
  const names = tabs.map(({ key }) => key)
  const move = (by: number) => strip.current?.scrollBy({ left: by })
  return (
    <div className="tab-bar">
      <Button type="text" icon={<LeftOutlined aria-hidden />} aria-label={t('tabsLeft')} onClick={() => move(-step)} />
      {/* The list owns the tabs alone: the buttons that close them stand beside them and are none. */}
      <div role="tablist" aria-label={t('openTabs')} aria-owns={[homeKey, ...names].map(idOf).join(' ')} />
      <div className="tab-strip" ref={strip}>
        <TabName name={homeKey} shown={present === homeKey} onOpen={() => open(homeKey)}>
          <HomeOutlined aria-hidden /> {t('home')}
        </TabName>
        {tabs.map((tab) => (
          <OpenTab key={tab.key} tab={tab} />
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
