/** The states of a document and the only ways between them. No status is set except through a row. */

/** A status of the wire (`1`, `120`, `899`), `NEG` for every negative code, or `deleted`. */
export type State = string

/** `declare`, `save`, `change`, `delete`, `amend`, or `receipt:` with a status. */
export type Event = string

export type LifecycleRow = readonly [from: State | readonly State[], event: Event, to: State]

export interface Lifecycle {
  readonly states: readonly State[]
  /** States that a document can begin in. */
  readonly initial: readonly State[]
  readonly rows: readonly LifecycleRow[]
  /** The state that the event leads to, or undefined when it moves nothing from here. */
  next(from: State, event: Event): State | undefined
  /** The states from which the event is allowed. */
  from(event: Event): readonly State[]
}

export const negative: State = 'NEG'

/** The state that a status stands for: negative codes are one state. */
export const stateOf = (status: string): State => (status.startsWith('-') ? negative : status)

const list = (value: State | readonly State[]): readonly State[] => (typeof value === 'string' ? [value] : value)

/**
 * Throws at start-up when two rows answer for one pair, when a row names an unknown state, or when a state cannot be reached.
 * @example defineLifecycle({ states: ['1', '2'], initial: ['1'], rows: [['1', 'declare', '2']] }).next('1', 'declare') // '2'
 */
export const defineLifecycle = (given: Pick<Lifecycle, 'states' | 'initial' | 'rows'>): Lifecycle => {
  const moves = new Map<string, State>()
  const sources = new Map<Event, State[]>()
  const reached = new Set(given.initial)
  for (const [from, event, to] of given.rows) {
    for (const state of list(from)) {
      for (const name of [state, to])
        if (!given.states.includes(name)) throw new Error(`lifecycle: unknown state ${name} in row ${state} ${event} ${to}`)
      if (moves.has(`${state} ${event}`)) throw new Error(`lifecycle: two rows for ${state} ${event}`)
      moves.set(`${state} ${event}`, to)
      sources.set(event, [...(sources.get(event) ?? []), state])
      reached.add(to)
    }
  }
  const unreachable = given.states.filter((state) => !reached.has(state))
  if (unreachable.length) throw new Error(`lifecycle: unreachable ${unreachable.join(', ')}`)
  return Object.freeze({
    ...given,
    next: (from, event) => moves.get(`${from} ${event}`),
    from: (event) => sources.get(event) ?? [],
  } satisfies Lifecycle)
}
