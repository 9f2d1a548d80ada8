/** What customs says with each status, and the state it keeps beside it for itself. */
import { reason } from './compare/difference.ts'

interface Meaning {
  /** The text of the receipt where nothing more is to be said. */
  readonly text: string
  /** The state that only customs sees. */
  readonly internal: number
}

/** The codes follow the internal states; 1800 and 2600 are those seen from the real platform. */
const meanings: Readonly<Record<string, Meaning>> = {
  '3': { text: '', internal: 0 },
  '100': { text: reason(1300, '退单'), internal: 13 },
  '120': { text: reason(1800, '逻辑校验通过'), internal: 21 },
  '300': { text: reason(1200, '人工审核'), internal: 12 },
  '399': { text: reason(2300, '审核通过'), internal: 23 },
  '400': { text: reason(2301, '待运抵'), internal: 23 },
  '500': { text: reason(2400, '查验'), internal: 24 },
  '501': { text: reason(2401, '扣留移送通关'), internal: 24 },
  '502': { text: reason(2402, '扣留移送缉私'), internal: 24 },
  '503': { text: reason(2403, '扣留移送法规'), internal: 24 },
  '599': { text: reason(2499, '其它扣留'), internal: 24 },
  '600': { text: reason(2500, '挂起'), internal: 25 },
  '700': { text: reason(2700, '退运'), internal: 13 },
  '800': { text: reason(2600, '放行'), internal: 26 },
  '899': { text: reason(2800, '结关'), internal: 28 },
  '999': { text: reason(2900, '结案'), internal: 29 },
}

const arrived = 27

export const textOf = (status: string): string => meanings[status]?.text ?? ''

export const internalOf = (status: string, hasArrived: boolean): number => {
  const internal = meanings[status]?.internal ?? 0
  return hasArrived && (status === '399' || status === '400') ? arrived : internal
}

/** Audited and waiting for release. */
export const isAudited = (status: string): boolean => status === '399' || status === '400'

/** Under somebody's hand: nothing moves by itself. */
export const isDetained = (status: string): boolean => ['501', '502', '503', '599'].includes(status)

/** A list in one of these has given its order and its waybill back. */
export const isIneffective = (status: string): boolean => ['100', '430', '700'].includes(status)
