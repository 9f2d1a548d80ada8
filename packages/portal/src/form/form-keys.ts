/** Binds the keys of a form to the page while the form is the one that is shown. */
import { type RefObject, useEffect, useEffectEvent } from 'react'
import { lineArea, type Meaning, meaningOf, type Spot, targetOf } from './keyboard.ts'

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

/** A dialog over the form has the keyboard for itself. */
const dialogIsOpen = (): boolean => [...document.querySelectorAll('[role=dialog]')].some((dialog) => dialog.checkVisibility())

const move = (root: HTMLElement, event: KeyboardEvent, meaning: Meaning, takeLine: () => void): void => {
  const places = placesOf(root)
  const at = places.findIndex(({ input }) => input === event.target)
  if (at < 0 && meaning !== 'nextArea') return
  event.preventDefault()
  const target = targetOf(meaning, places, at, lineArea)
  if (target?.kind === 'focus') focus(places[target.at]?.input)
  if (target?.kind !== 'takeLine') return
  // Leaving the field first: it checks itself and takes what its list holds.
  places[at]?.input.blur()
  takeLine()
  focus(places.find(({ area, grey }) => area === lineArea && !grey)?.input)
}

const firstOpen = (root: HTMLElement): HTMLElement | undefined => placesOf(root).find(({ grey }) => !grey)?.input

/** A form that begins anew has the hands of the typist at its first field. */
export const useFirstFocus = (root: RefObject<HTMLElement | null>, begins: boolean): void => {
  useEffect(() => {
    if (begins && root.current) focus(firstOpen(root.current))
  }, [root, begins])
}

/** Heard at the page, after the inputs have had their say: an open list keeps its own keys. */
export const useFormKeys = (root: RefObject<HTMLElement | null>, keys: FormKeys): void => {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!root.current || dialogIsOpen()) return
    if (event.key === 'Backspace' && !isTyped(event.target)) event.preventDefault()
    const meaning = meaningOf({
      key: event.key,
      code: event.code,
      alt: event.altKey,
      ctrl: event.ctrlKey,
      shift: event.shiftKey,
      meta: event.metaKey,
      composing: event.isComposing,
    })
    if (!meaning) return
    if (meaning === 'save' || meaning === 'delete' || meaning === 'print') {
      event.preventDefault()
      keys[meaning]?.()
    } else move(root.current, event, meaning, keys.takeLine)
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
