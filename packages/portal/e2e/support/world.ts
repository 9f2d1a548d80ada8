/** The demonstration world of the running system: who there is, and how they get in. */
import type { ParcelWorld } from '@openceb/documents/parcel'

export interface User {
  readonly username: string
  readonly password: string
  readonly role: string
  readonly enterpriseCode: string | null
}

export interface ApiKey {
  readonly enterpriseCode: string
  readonly enterpriseName: string
  readonly dxpId: string
  readonly roles: readonly string[]
  readonly supervisedPlaces: readonly string[]
  readonly key: string
}

export interface Credentials {
  readonly url: string
  readonly captcha: string
  readonly customsCode: string
  readonly users: readonly User[]
  readonly apiKeys: readonly ApiKey[]
}

export const credentials = (): Credentials => JSON.parse(process.env.OPENCEB_BROWSER_WORLD ?? '{}') as Credentials

const there = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`the demonstration world has no ${what}`)
  return found
}

export const userOf = (username: string): User =>
  there(
    credentials().users.find((user) => user.username === username),
    username,
  )

/** The key of the enterprise that a user belongs to. */
export const keyOf = (username: string): ApiKey => {
  const { enterpriseCode } = userOf(username)
  return there(
    credentials().apiKeys.find((key) => key.enterpriseCode === enterpriseCode),
    `key of ${username}`,
  )
}

const party = (username: string) => ({ code: keyOf(username).enterpriseCode, name: keyOf(username).enterpriseName })

/** Who plays which part of a parcel's life. */
export const parcelWorld = (seller = 'seller1'): ParcelWorld => ({
  platform: party('platform'),
  seller: party(seller),
  payment: party('payment'),
  logistics: party('logistics'),
  agent: party('agent1'),
  operator: party('operator'),
  customsCode: credentials().customsCode,
  loctNo: there(keyOf('operator').supervisedPlaces[0], 'supervised place'),
})
