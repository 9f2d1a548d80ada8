/** A place in the receipts of an enterprise, opaque to whoever keeps it. */

export interface Place {
  readonly xid: string
  readonly id: number
}

export const beginning: Place = { xid: '0', id: 0 }

export const writeCursor = ({ xid, id }: Place): string => Buffer.from(`${xid}.${id}`).toString('base64url')

/** Undefined for what was never given out. */
export const readCursor = (cursor: string): Place | undefined => {
  const match = /^(\d{1,20})\.(\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  return match?.[1] !== undefined && BigInt(match[1]) < 2n ** 63n ? { xid: match[1], id: Number(match[2]) } : undefined
}
