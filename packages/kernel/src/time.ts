/** Time and chance come in as arguments, so that a rehearsal can move the clock of its world. */

export interface Clock {
  now(): Date
}

export interface Random {
  /** A number from 0 up to but not including 1. */
  next(): number
  uuid(): string
}

/** Chinese time has had no daylight saving since 1991; every wire time is UTC+8 without a zone. */
const chinaOffset = 8 * 3600_000

const digits = (date: Date, length: number): string => new Date(date.getTime() + chinaOffset).toISOString().replace(/\D/g, '').slice(0, length)

/** `yyyyMMdd` in Chinese time. */
export const wireDate = (date: Date): string => digits(date, 8)

/** `yyyyMMddHHmmss` in Chinese time, as appTime. */
export const wireTime = (date: Date): string => digits(date, 14)

/** `yyyyMMddHHmmssSSS` in Chinese time, as returnTime. */
export const wireTimestamp = (date: Date): string => digits(date, 17)

const twoDigits = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

const daysOfMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31

/** True for 8, 14 or 17 digits of a real time. On the path of every field of every document, so it makes no dates. */
export const isWireTime = (text: string): boolean => {
  if (!/^\d{8}(\d{6}(\d{3})?)?$/.test(text)) return false
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = twoDigits(text, 4)
  const day = twoDigits(text, 6)
  if (month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return false
  return text.length === 8 || (twoDigits(text, 8) < 24 && twoDigits(text, 10) < 60 && twoDigits(text, 12) < 60)
}

/** Reads 8, 14 or 17 digits of Chinese time; undefined when the digits are no real time. */
export const fromWireTime = (text: string): Date | undefined => {
  if (!isWireTime(text)) return undefined
  const t = text.padEnd(17, '0')
  const at = Date.UTC(+t.slice(0, 4), +t.slice(4, 6) - 1, +t.slice(6, 8), +t.slice(8, 10), +t.slice(10, 12), +t.slice(12, 14), +t.slice(14))
  return new Date(at - chinaOffset)
}

/** `YYYY-MM-DD HH:mm:ss` in Chinese time, as the portal shows it. */
export const shownTime = (date: Date): string => new Date(date.getTime() + chinaOffset).toISOString().slice(0, 19).replace('T', ' ')
