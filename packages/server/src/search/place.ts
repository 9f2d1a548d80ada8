/** The row behind which the next page begins, as an opaque text. */

export interface Place {
  /** Microseconds, as the database counts. */
  readonly intakeTime: string
  readonly id: number
}

export const writePlace = ({ intakeTime, id }: Place): string => Buffer.from(`${intakeTime} ${id}`).toString('base64url')

export const readPlace = (text: string): Place | undefined => {
  const match = /^(\d{1,17}) (\d{1,16})$/.exec(Buffer.from(text, 'base64url').toString('latin1'))
  return match?.[1] === undefined ? undefined : { intakeTime: match[1], id: Number(match[2]) }
}
