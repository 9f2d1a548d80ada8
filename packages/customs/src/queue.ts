/** Which work list a list stands on, if any. */
import type { List } from './lists/list.ts'
import { releaseObstacle } from './obstacle.ts'
import type { Profile } from './settings/profile.ts'
import { isAudited, isDetained } from './status.ts'

export type QueueName = 'review' | 'inspection' | 'detained' | 'suspended' | 'errors'

export const queueOf = (list: List, profile: Profile): QueueName | undefined => {
  if (list.superseded) return undefined
  const { status } = list
  if (status === '300') return 'review'
  if (status === '500') return 'inspection'
  if (status === '600') return 'suspended'
  if (isDetained(status)) return 'detained'
  if (isAudited(status) && releaseObstacle(list, profile) === 'officer') return 'review'
  return list.overdue && status === '800' ? 'errors' : undefined
}
