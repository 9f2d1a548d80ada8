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

/** Reads 8, 14 or 17 digits of Chinese time; undefined when the digits are no real time. */
export const fromWireTime = (text: string): Date | undefined => {
  if (!/^\d{8}(\d{6}(\d{3})?)?$/.test(text)) return undefined
  const t = text.padEnd(17, '0')
  const at = Date.UTC(+t.slice(0, 4), +t.slice(4, 6) - 1, +t.slice(6, 8), +t.slice(8, 10), +t.slice(10, 12), +t.slice(12, 14), +t.slice(14))
  const date = new Date(at - chinaOffset)
  return digits(date, 17) === t ? date : undefined
}

/** `YYYY-MM-DD HH:mm:ss` in Chinese time, as the portal shows it. */
export const shownTime = (date: Date): string => new Date(date.getTime() + chinaOffset).toISOString().slice(0, 19).replace('T', ' ')
