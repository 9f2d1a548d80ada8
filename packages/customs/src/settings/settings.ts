/** What the customs side works by: held in the database, read anew by every batch, replaced as a whole. */
import type { Session } from '@openceb/store'
import { type Profile, usualProfile } from './profile.ts'
import type { RiskRule } from './risk-rule.ts'

/** Milliseconds of the world's clock, drawn between the two for each list. */
export type Delay = readonly [least: number, most: number]

export interface StoredSettings {
  readonly profiles: readonly (Partial<Profile> & Pick<Profile, 'customsCode'>)[]
  readonly riskRules: readonly RiskRule[]
  /** Yuan for one unit of each currency. */
  readonly rates: Readonly<Record<string, string>>
  /** Credit class of each enterprise code. */
  readonly creditClasses: Readonly<Record<string, string>>
  /** How long a list waits before its audit and, once nothing stands in the way, before its release. */
  readonly delays: { readonly audit?: Delay; readonly release?: Delay }
}

export type SettingName = keyof StoredSettings

const none: StoredSettings = { profiles: [], riskRules: [], rates: { '142': '1' }, creditClasses: {}, delays: {} }

export interface Rulebook extends StoredSettings {
  profileOf(customsCode: string): Profile
}

export const readRulebook = async (session: Pick<Session, 'query'>): Promise<Rulebook> => {
  const rows = await session.query<{ name: SettingName; value: never }>('select name, value from customs.setting')
  const stored: StoredSettings = { ...none, ...Object.fromEntries(rows.map(({ name, value }) => [name, value])) }
  const profiles = new Map<string, Profile>(stored.profiles.map((profile) => [profile.customsCode, { ...usualProfile, ...profile }]))
  const profileOf = (customsCode: string): Profile => {
    let profile = profiles.get(customsCode)
    if (!profile) profiles.set(customsCode, (profile = { ...usualProfile, customsCode }))
    return profile
  }
  return {
    ...stored,
    rates: { ...none.rates, ...stored.rates },
    profileOf,
  }
}

export const replaceSetting = async <N extends SettingName>(session: Session, name: N, value: StoredSettings[N]): Promise<void> => {
  await session.run('insert into customs.setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value', [
    name,
    JSON.stringify(value),
  ])
}
