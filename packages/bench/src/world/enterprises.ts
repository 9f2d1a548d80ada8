/** Who holds the stored lists: of each role one enterprise with a fifth of them, and several hundred small ones with the rest. */
import type { Database } from '@openceb/store'
import { createHash } from 'node:crypto'

export interface Holder {
  readonly code: string
  readonly name: string
  readonly dxpId: string
  readonly role: string
  readonly key: string
}

export const roles = ['EBP', 'EBC', 'LOG', 'AGT', 'OPR'] as const
export type HolderRole = (typeof roles)[number]

export interface Holders {
  readonly big: Readonly<Record<HolderRole, Holder>>
  readonly small: Readonly<Record<HolderRole, readonly Holder[]>>
}

const smallOnes = 400
export const shareOfTheBig = 0.2

const holder = (role: HolderRole, index: number): Holder => {
  const number = String(index).padStart(4, '0')
  return {
    code: `3301${roles.indexOf(role)}B${number}`,
    name: `压测企业${role}${number}`,
    dxpId: `DXPBENCH${role}${number}`,
    role,
    key: `bench-${role}-${number}`,
  }
}

const each = <T>(make: (role: HolderRole) => T): Record<HolderRole, T> =>
  Object.fromEntries(roles.map((role) => [role, make(role)])) as Record<HolderRole, T>

export const drawHolders = (): Holders => ({
  big: each((role) => holder(role, 0)),
  small: each((role) => Array.from({ length: smallOnes }, (_, index) => holder(role, index + 1))),
})

const allOf = ({ big, small }: Holders): Holder[] => roles.flatMap((role) => [big[role], ...small[role]])

export const storeHolders = (owner: Database, holders: Holders, at: Date): Promise<void> =>
  owner.transaction(async (session) => {
    const all = allOf(holders)
    await session.copy({
      table: 'ceb.enterprise',
      columns: ['code', 'name', 'roles'],
      rows: all.map(({ code, name, role }) => [code, name, `{${role}}`]),
    })
    await session.copy({ table: 'ceb.dxp_user', columns: ['dxp_id', 'enterprise'], rows: all.map(({ dxpId, code }) => [dxpId, code]) })
    await session.copy({
      table: 'ceb.api_key',
      columns: ['hash', 'enterprise', 'dxp_id', 'created_at'],
      rows: all.map(({ key, code, dxpId }) => [createHash('sha256').update(key).digest('hex'), code, dxpId, at]),
    })
  })
