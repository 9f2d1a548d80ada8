/** How far stored documents have come: most are through, some are under way, a few were refused. */
import type { Random } from '@openceb/kernel'

const listStatuses: readonly (readonly [status: string, share: number])[] = [
  ['999', 0.4],
  ['899', 0.44],
  ['800', 0.05],
  ['399', 0.03],
  ['120', 0.02],
  ['100', 0.02],
  ['300', 0.005],
  ['500', 0.005],
  ['3', 0.01],
  ['2', 0.01],
  ['1', 0.005],
  ['-603024', 0.005],
]

export const drawListStatus = ({ next }: Pick<Random, 'next'>): string => {
  let left = next()
  for (const [status, share] of listStatuses) if ((left -= share) < 0) return status
  return '999'
}

/** Where the order and the waybill of a list stand. */
export const followingStatus = (list: string): string => {
  if (['999', '899', '800', '399', '500'].includes(list)) return '399'
  return ['120', '300', '100'].includes(list) ? '120' : list === '3' ? '3' : '2'
}

export const isCleared = (list: string): boolean => list === '899' || list === '999'

export const hasNumber = (list: string): boolean => followingStatus(list) === '399' || ['120', '300', '100'].includes(list)
