/** What still stands between an audited list and its release 放行. */
import type { List } from './lists/list.ts'
import type { Profile } from './settings/profile.ts'
import { isAudited } from './status.ts'

export type Obstacle = 'status' | 'arrival' | 'transport' | 'officer'

/** Mail has neither conveyance nor bill of lading. */
const post = '6'

const hasTransport = ({ trafMode, trafName, voyageNo, billNo }: List): boolean => trafMode === post || Boolean(trafName && voyageNo && billNo)

export const releaseObstacle = (list: List, profile: Profile): Obstacle | undefined => {
  if (!isAudited(list.status) || list.superseded) return 'status'
  if (profile.arrivalRequired && !list.arrivedAt) return 'arrival'
  if (profile.transportInfoStage !== 'departure' && !hasTransport(list)) return 'transport'
  return profile.autoRelease ? undefined : 'officer'
}
