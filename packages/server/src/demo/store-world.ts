/** The demonstration world as rows: one statement a table. */
import { type CopyValue, type Session } from '@openceb/store'
import { demoAccountBooks, demoEnterprises, demoOffices, demoOfficials, demoRates, demoSites } from './world.ts'

interface Drawn {
  readonly users: readonly { username: string; role: string; enterpriseCode: string | null; passwordHash: string }[]
  readonly keys: readonly { enterpriseCode: string; dxpId: string; hash: string }[]
  readonly at: Date
}

const array = (texts: readonly string[]): string => `{${texts.join(',')}}`

const codeOf = (user: string): string => {
  const found = demoEnterprises.find((enterprise) => enterprise.user === user)
  if (!found) throw new Error(`the demonstration world has no enterprise ${user}`)
  return found.code
}

const nameOf = (username: string): string =>
  demoOfficials.find((official) => official.username === username)?.name ??
  `${demoEnterprises.find(({ user }) => user === username)?.name ?? ''}操作员`

export const storeWorld = async (session: Session, { users, keys, at }: Drawn): Promise<void> => {
  const copy = (table: string, columns: readonly string[], rows: readonly (readonly CopyValue[])[]): Promise<void> =>
    session.copy({ table: `ceb.${table}`, columns, rows })

  await copy(
    'enterprise',
    ['code', 'other_code', 'name', 'roles'],
    demoEnterprises.map((e) => [e.code, e.otherCode, e.name, array(e.roles)]),
  )
  await copy(
    'dxp_user',
    ['dxp_id', 'enterprise'],
    demoEnterprises.map(({ dxpId, code }) => [dxpId, code]),
  )
  await copy(
    'account',
    ['username', 'name', 'enterprise', 'role', 'password_hash'],
    users.map((user) => [user.username, nameOf(user.username), user.enterpriseCode, user.role, user.passwordHash]),
  )
  await copy(
    'api_key',
    ['hash', 'enterprise', 'dxp_id', 'created_at'],
    keys.map((key) => [key.hash, key.enterpriseCode, key.dxpId, at]),
  )
  await session.run(
    `insert into ceb.office (customs_code) select code from ceb.code
     where list = 'customsOffice' and attributes ->> 'level' = 'office' and status = 'active' and effective_to is null`,
  )
  const differing = Object.entries(demoOffices)
  await session.run(
    `update ceb.office o set pilot_zone = d.pilot_zone, transport_info_stage = d.stage
     from unnest($1::text[], $2::boolean[], $3::text[]) as d (code, pilot_zone, stage) where o.customs_code = d.code`,
    [differing.map(([code]) => code), differing.map(([, { pilotZone = true }]) => pilotZone), differing.map(([, { stage = 'release' }]) => stage)],
  )
  await copy(
    'site',
    ['loct_no', 'customs_code', 'operator_code', 'name'],
    demoSites.map((site) => [site.loctNo, site.customsCode, codeOf(site.operator), site.name]),
  )
  await copy(
    'account_book',
    ['ems_no', 'iac_code'],
    demoAccountBooks.map(({ emsNo, keeper }) => [emsNo, codeOf(keeper)]),
  )
  await copy(
    'rate',
    ['currency', 'effective_from', 'yuan'],
    Object.entries(demoRates).map(([currency, yuan]) => [currency, '20000101', yuan]),
  )
}
