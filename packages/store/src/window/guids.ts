/** Document guids that a sender has used before: remembered as hashes of 64 bits, of which two alike by chance are not to be expected. */
import { createHash } from 'node:crypto'
import type { Session } from '../database.ts'

export interface GuidUse {
  readonly sender: string
  readonly guid: string
}

const hashOf = ({ sender, guid }: GuidUse): bigint => createHash('md5').update(sender).update('\0').update(guid).digest().readBigInt64LE()

/** Remembers guids and answers which places of the list hold one that was used before, in the list or ever. */
export const useGuids = async (session: Session, uses: readonly GuidUse[]): Promise<Set<number>> => {
  const places = new Map<bigint, number>()
  const again = new Set<number>()
  uses.forEach((use, place) => {
    const hash = hashOf(use)
    if (places.has(hash)) again.add(place)
    else places.set(hash, place)
  })
  // Sorted, so that two batches never wait for each other.
  const hashes = [...places.keys()].toSorted((a, b) => (a < b ? -1 : 1))
  const taken = await session.prepared<{ hash: string }>(
    'ceb.useGuids',
    'insert into ceb.used_guid (hash) select * from unnest($1::bigint[]) on conflict do nothing returning hash::text as hash',
    [hashes.map(String)],
  )
  if (taken.length === hashes.length) return again
  const fresh = new Set(taken.map(({ hash }) => BigInt(hash)))
  for (const [hash, place] of places) if (!fresh.has(hash)) again.add(place)
  return again
}
