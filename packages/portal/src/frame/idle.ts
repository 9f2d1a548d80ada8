/** When a session has been idle for too long: a notice at 28 minutes, the end at 30. */
const idleLimit = 30 * 60_000
const noticeBefore = 2 * 60_000

export type Idle = { readonly kind: 'active' } | { readonly kind: 'soon'; readonly seconds: number } | { readonly kind: 'over' }

export const idleAt = (lastActivity: number, now: number): Idle => {
  const left = lastActivity + idleLimit - now
  if (left <= 0) return { kind: 'over' }
  return left <= noticeBefore ? { kind: 'soon', seconds: Math.ceil(left / 1000) } : { kind: 'active' }
}
