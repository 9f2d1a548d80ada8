/** Who plays which part of a story: one enterprise of the credentials for each role. */
import { type ParcelWorld } from '@openceb/documents/parcel'
import type { ApiKey, Credentials } from '../credentials.ts'
import { exit, Failure } from '../exit.ts'

type Part = 'platform' | 'seller' | 'payment' | 'logistics' | 'agent' | 'operator'

const roleOf: Readonly<Record<Part, string>> = {
  platform: 'EBP',
  seller: 'EBC',
  payment: 'PAY',
  logistics: 'LOG',
  agent: 'AGT',
  operator: 'OPR',
}

export interface Cast {
  readonly world: ParcelWorld
  readonly keys: Readonly<Record<Part, ApiKey>>
}

/** Of several the one with the fewest other roles: who plays every part is kept for those who want to see every page. */
const player = (keys: readonly ApiKey[], part: Part): ApiKey => {
  const role = roleOf[part]
  const [first] = keys
    .filter(({ roles, supervisedPlaces }) => roles.includes(role) && (part !== 'operator' || supervisedPlaces.length > 0))
    .sort((a, b) => a.roles.length - b.roles.length)
  if (first) return first
  throw new Failure(exit.wrongUse, `the credentials have no key of the role ${role}, which a story needs`)
}

export const castOf = ({ apiKeys, customsCode }: Credentials): Cast => {
  const parts = Object.keys(roleOf) as Part[]
  const keys = Object.fromEntries(parts.map((part) => [part, player(apiKeys, part)])) as Record<Part, ApiKey>
  const party = (part: Part) => ({ code: keys[part].enterpriseCode, name: keys[part].enterpriseName })
  const world: ParcelWorld = {
    platform: party('platform'),
    seller: party('seller'),
    payment: party('payment'),
    logistics: party('logistics'),
    agent: party('agent'),
    operator: party('operator'),
    customsCode,
    // The first place of the operator is the one at the office where everything can be declared.
    loctNo: keys.operator.supervisedPlaces[0] ?? '',
  }
  return { world, keys }
}
