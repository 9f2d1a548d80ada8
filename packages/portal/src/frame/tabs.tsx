/** The open tabs of this browser window. The address shows one of them; the list survives a reload. */
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useWords } from '../words/words.tsx'
import { addressOf, homeKey, labelled, nextShown, shown, type Tab, type Tabs, without } from './tab-list.ts'
import { TabMemory, unsaved } from './tab-memory.ts'
import { useTitleOf } from './tab-title.ts'

export interface TabActions {
  readonly tabs: Tabs
  readonly present: string
  readonly memoryOf: (key: string) => TabMemory
  readonly open: (key: string, label?: string) => void
  readonly label: (key: string, label: string) => void
  /** Asks first when one of them holds unsaved input. */
  readonly close: (keys: readonly string[]) => void
  /** Without a question: its document is gone. */
  readonly drop: (key: string) => void
}

const TabsContext = createContext<TabActions | null>(null)

export const useTabs = (): TabActions => {
  const tabs = useContext(TabsContext)
  if (!tabs) throw new Error('no tabs outside the frame')
  return tabs
}

const storedTabs = (storage: string): Tabs => {
  try {
    return JSON.parse(sessionStorage.getItem(storage) ?? '[]') as Tab[]
  } catch {
    return []
  }
}

/** `owner` keeps the tabs of one user from the next one at the same desk. */
export const TabsProvider = ({ owner, children }: { owner: string; children: ReactNode }) => {
  const storage = `openceb.tabs.${owner}`
  const [known, setTabs] = useState<Tabs>(() => storedTabs(storage))
  const memories = useRef(new Map<string, TabMemory>())
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { modal } = App.useApp()
  const { t } = useWords()
  const titleOf = useTitleOf()

  const tabs = pathname === homeKey ? known : shown(known, pathname, search)
  if (tabs !== known) setTabs(tabs)

  useEffect(() => sessionStorage.setItem(storage, JSON.stringify(tabs)), [storage, tabs])

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if ([...memories.current.values()].some((memory) => memory.peek(unsaved))) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])

  const actions = useMemo((): TabActions => {
    const memoryOf = (key: string): TabMemory => {
      const memory = memories.current.get(key) ?? new TabMemory()
      memories.current.set(key, memory)
      return memory
    }
    const drop = (keys: ReadonlySet<string>) => {
      for (const key of keys) {
        memories.current.delete(key)
        client.removeQueries({ queryKey: ['tab', key] })
      }
      const next = nextShown(tabs, keys, pathname)
      setTabs(without(tabs, keys))
      if (next !== pathname) void navigate(addressOf(tabs, next))
    }
    return {
      tabs,
      present: pathname,
      memoryOf,
      open: (key, label) => {
        if (label) setTabs((before) => labelled(shown(before, key, addressOf(before, key).slice(key.length)), key, label))
        void navigate(addressOf(tabs, key))
      },
      label: (key, label) => setTabs((before) => labelled(before, key, label)),
      close: (keys) => {
        const closing = new Set(keys)
        const edited = tabs.filter(({ key }) => closing.has(key) && memories.current.get(key)?.peek(unsaved))
        if (edited.length === 0) return drop(closing)
        modal.confirm({
          title: t('hint'),
          content: t('closeUnsaved', { title: edited.map(titleOf).join('、') }),
          onOk: () => drop(closing),
        })
      },
      drop: (key) => drop(new Set([key])),
    }
  }, [tabs, pathname, navigate, client, modal, t, titleOf])

  return <TabsContext value={actions}>{children}</TabsContext>
}
