/** The open list of a parameter input as plain data: which entry is lit, and what a key does to it. */
export interface OpenList {
  readonly lit: number
  readonly length: number
}

export type ListKey = { readonly kind: 'light'; readonly lit: number } | { readonly kind: 'take' } | { readonly kind: 'shut' }

/** What the key means while the list is open; undefined leaves the key to the form. */
export const listKey = (key: string, { lit, length }: OpenList): ListKey | undefined => {
  switch (key) {
    case 'ArrowDown':
      return { kind: 'light', lit: length ? (lit + 1) % length : 0 }
    case 'ArrowUp':
      return { kind: 'light', lit: length ? (lit - 1 + length) % length : 0 }
    case 'Enter':
      return length ? { kind: 'take' } : undefined
    case 'Escape':
      return { kind: 'shut' }
    default:
      return undefined
  }
}

const fold = (text: string): string => text.toLowerCase()

/** What typing stands for when the input is left: an entry that it names in full, by code or by name; rubbish names none. */
export const namedBy = <T extends { readonly code: string; readonly name: string }>(typed: string, items: readonly T[]): T | undefined => {
  const said = typed.trim()
  return (
    items.find(({ code }) => code === said) ??
    items.find(({ code, name }) => fold(code) === fold(said) || name === said || `${code} ${name}` === said)
  )
}
