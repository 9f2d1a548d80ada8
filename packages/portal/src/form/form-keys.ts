/** Binds the keys of a form to the page while the form is the one that is shown. */
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent } from 'react'
import { lineArea, meaningOf, type Spot, targetOf } from './keyboard.ts'

type KeyLike = Pick<globalThis.KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'shiftKey' | 'metaKey' | 'isComposing'>

const keyOf = (event: KeyLike) => ({
  key: event.key,
  code: event.code,
  alt: event.altKey,
  ctrl: event.ctrlKey,
  shift: event.shiftKey,
  meta: event.metaKey,
  composing: event.isComposing,
})

interface Place extends Spot {
  readonly input: HTMLElement
}

const placesOf = (root: HTMLElement): Place[] =>
  [...root.querySelectorAll<HTMLElement>('[data-cell]')].flatMap((cell) => {
    const input = cell.querySelector<HTMLElement>('input, textarea')
    const area = cell.closest<HTMLElement>('[data-area]')?.dataset.area ?? ''
    return input ? [{ input, area, grey: cell.dataset.cell === 'grey' }] : []
  })

const focus = (input: HTMLElement | undefined): void => {
  input?.focus()
  input?.scrollIntoView({ block: 'nearest' })
}

export interface FormKeys {
  /** Undefined while the button is not there: then the key does nothing. */
  readonly save?: (() => void) | undefined
  readonly delete?: (() => void) | undefined
  readonly print?: (() => void) | undefined
  readonly takeLine: () => void
}

const isTyped = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && !target.readOnly && !target.disabled

/** Alt keys and Backspace are heard everywhere on the page; those that move between fields come from `onKeyDown`. */
export const useFormKeys = (root: RefObject<HTMLElement | null>, keys: FormKeys) => {
  const onPageKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    // A dialog over the form has the keyboard for itself.
    if (document.querySelector('[role=dialog]:not([hidden])')?.checkVisibility()) return
    if (event.key === 'Backspace' && !isTyped(event.target)) event.preventDefault()
    const meaning = meaningOf(keyOf(event))
    if (meaning === 'save' || meaning === 'delete' || meaning === 'print') {
      event.preventDefault()
      keys[meaning]?.()
    } else if (meaning === 'nextArea' && root.current && !root.current.contains(event.target as Node)) {
      event.preventDefault()
      const places = placesOf(root.current)
      const target = targetOf('nextArea', places, -1, lineArea)
      if (target?.kind === 'focus') focus(places[target.at]?.input)
    }
  })
  useEffect(() => {
    window.addEventListener('keydown', onPageKey)
    return () => window.removeEventListener('keydown', onPageKey)
  }, [])

  return (event: KeyboardEvent<HTMLElement>): void => {
    const meaning = meaningOf({ ...keyOf(event.nativeEvent) })
    if (!root.current || (meaning !== 'next' && meaning !== 'previous' && meaning !== 'nextArea')) return
    const places = placesOf(root.current)
    const at = places.findIndex(({ input }) => input === event.target)
    if (at < 0 && meaning !== 'nextArea') return
    event.preventDefault()
    const target = targetOf(meaning, places, at, lineArea)
    if (target?.kind === 'focus') focus(places[target.at]?.input)
    if (target?.kind === 'takeLine') {
      // Leaving the field first: it checks itself and takes what its list holds.
      places[at]?.input.blur()
      keys.takeLine()
      focus(places.find(({ area, grey }) => area === lineArea && !grey)?.input)
    }
  }
}
