/** Times as clients write them, all Chinese time unless they say otherwise. */
import { fromWireTime } from '@openceb/kernel'

export interface Moment {
  readonly at: Date
  /** Without a time of day it means the whole day. */
  readonly wholeDay: boolean
}

const written = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?$/

/** Reads `2018-07-01`, `2018-07-01 08:00:00`, ISO times and the digits of the wire; undefined for anything else. */
export const readMoment = (text: string): Moment | undefined => {
  const wire = fromWireTime(text)
  if (wire) return { at: wire, wholeDay: text.length === 8 }
  const match = written.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute = '00', second = '00', zone] = match
  if (!fromWireTime(`${year}${month}${day}${hour ?? '00'}${minute}${second}`)) return undefined
  const at = new Date(`${year}-${month}-${day}T${hour ?? '00'}:${minute}:${second}${zone ?? '+08:00'}`)
  return Number.isNaN(at.getTime()) ? undefined : { at, wholeDay: hour === undefined }
}

const chinaOffset = 8 * 3600_000

/** The same time of day so many calendar months on; 31 January and one month is the last of February. */
export const addMonths = (date: Date, months: number): Date => {
  const there = new Date(date.getTime() + chinaOffset)
  const first = new Date(there)
  first.setUTCDate(1)
  first.setUTCMonth(first.getUTCMonth() + months)
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(there.getUTCDate(), last))
  return new Date(first.getTime() - chinaOffset)
}

/** The first moment that no longer belongs to what was named as an end. */
export const afterMoment = ({ at, wholeDay }: Moment): Date => new Date(at.getTime() + (wholeDay ? 24 * 3600_000 : 1000))
