/** Every query is bounded to one natural month of intake time: rules T-01 to T-03. */
import type { Issue } from '@openceb/kernel'
import { requestIssue } from '../http/read.ts'
import { addMonths, afterMoment, readMoment } from './times.ts'

export interface IntakeWindow {
  readonly from: Date
  /** The first moment behind it. */
  readonly before: Date
}

const issue = (path: string, rule: string, message: string, messageEn: string): Issue => ({
  ...requestIssue(path, message, messageEn),
  code: rule,
  rule,
})

const unreadable = (path: string): Issue => requestIssue(path, '时间格式应为YYYY-MM-DD HH:mm:ss', 'Give the time as YYYY-MM-DD HH:mm:ss')

export const readIntakeWindow = (
  given: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
): IntakeWindow | Issue => {
  const from = given.from ? readMoment(given.from) : undefined
  const to = given.to ? readMoment(given.to) : undefined
  if (given.from && !from) return unreadable('intakeFrom')
  if (given.to && !to) return unreadable('intakeTo')
  if (!from)
    return to ? { from: addMonths(to.at, -1), before: afterMoment(to) } : { from: addMonths(now, -1), before: new Date(now.getTime() + 1000) }
  if (!to) return { from: from.at, before: afterMoment({ at: addMonths(from.at, 1), wholeDay: false }) }
  if (to.at < from.at) return issue('intakeTo', 'T-01', '入库时间的起始时间不能晚于截止时间', 'The intake time begins after its end')
  if (to.at > addMonths(from.at, 1))
    return issue('intakeTo', 'T-01', '入库时间区间不能超过一个自然月', 'The intake time may span one natural month at most')
  return { from: from.at, before: afterMoment(to) }
}
