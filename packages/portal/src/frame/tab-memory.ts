/** What a tab remembers while another one is shown: only the shown tab is on the page, the others keep their state here. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'

export class TabMemory {
  readonly #values = new Map<string, unknown>()
  readonly #listeners = new Set<() => void>()

  /** The first reader's value stands until something is set. */
  read<T>(name: string, initial: () => T): T {
    if (!this.#values.has(name)) this.#values.set(name, initial())
    return this.#values.get(name) as T
  }

  peek(name: string): unknown {
    return this.#values.get(name)
  }

  write(name: string, value: unknown): void {
    if (Object.is(this.#values.get(name), value)) return
    this.#values.set(name, value)
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export interface TabScope {
  readonly key: string
  readonly memory: TabMemory
}

export const TabContext = createContext<TabScope>({ key: '', memory: new TabMemory() })

export const useTab = (): TabScope => useContext(TabContext)

/** As `useState`, but the value outlives the view: it is kept until the tab is closed. */
export const useTabState = <T>(name: string, initial: () => T): [T, (next: T | ((before: T) => T)) => void] => {
  const { memory } = useTab()
  const value = useSyncExternalStore(memory.subscribe, () => memory.read(name, initial))
  const set = useCallback(
    (next: T | ((before: T) => T)) => memory.write(name, typeof next === 'function' ? (next as (before: T) => T)(memory.peek(name) as T) : next),
    [memory, name],
  )
  return [value, set]
}

/** Under this name a tab says that closing it would lose input. */
export const unsaved = 'unsaved'
