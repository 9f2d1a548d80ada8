/** Times as the portal shows them: YYYY-MM-DD HH:mm:ss, Chinese time, whatever the browser's zone. */
import { fromWireTime, shownTime as shown } from '@openceb/kernel'

/** Takes wire digits (8, 14, 17) and ISO times; anything else is shown as it is. */
export const shownTime = (value: string): string => {
  // Which of two answers came first shows in their order; people read seconds.
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d+$/.test(value)) return value.slice(0, 19)
  const wire = fromWireTime(value)
  if (wire) return value.length === 8 ? shown(wire).slice(0, 10) : shown(wire)
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return value
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? value : shown(date)
}

/** `2018-11-02 08:00:00` typed or picked to the digits of the wire, `length` of them. */
export const wireDigits = (typed: string, length: number): string => {
  const digits = typed.replace(/\D/g, '')
  return digits ? digits.slice(0, length).padEnd(length, '0') : ''
}
