/** The span of a time condition: at most one calendar month, a missing end completed to one (rules T-01, T-03). */
import dayjs from 'dayjs'

/** Both ends as `YYYY-MM-DD HH:mm:ss` of Chinese time; empty when not given. */
export interface Span {
  readonly from: string
  readonly to: string
}

export type SpanFault = 'windowTooLong' | 'startAfterEnd'

const form = 'YYYY-MM-DD HH:mm:ss'

export const spanFault = ({ from, to }: Span): SpanFault | undefined => {
  if (!from || !to) return undefined
  if (dayjs(from).isAfter(to)) return 'startAfterEnd'
  return dayjs(to).isAfter(dayjs(from).add(1, 'month')) ? 'windowTooLong' : undefined
}

/** 31 January and one month is 28 February. */
export const completed = ({ from, to }: Span): Span => {
  if (from && !to) return { from, to: dayjs(from).add(1, 'month').format(form) }
  if (to && !from) return { from: dayjs(to).subtract(1, 'month').format(form), to }
  return { from, to }
}
