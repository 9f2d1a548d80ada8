/** The registered facts as one reading of the database: who is who, which offices, places, books and rates there are. */
import type { Enterprise, OfficeProfile, SupervisedSite } from '@openceb/documents'
import { multiplyDecimals } from '@openceb/kernel'
import type { Database } from '@openceb/store'

interface Rate {
  readonly currency: string
  /** `yyyyMMdd` */
  readonly from: string
  readonly yuan: string
}

/** Immutable and looked up without waiting: the rules ask for every document of the main path. */
export interface Registered {
  readonly enterprises: ReadonlyMap<string, Enterprise>
  readonly enterprisesByName: ReadonlyMap<string, Enterprise>
  readonly offices: ReadonlyMap<string, OfficeProfile>
  readonly sites: ReadonlyMap<string, SupervisedSite>
  readonly sitesByOffice: ReadonlyMap<string, readonly SupervisedSite[]>
  readonly accountBooks: ReadonlySet<string>
  /** Of each currency the newest first. */
  readonly rates: ReadonlyMap<string, readonly Rate[]>
}

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** An account book and the zone enterprise that keeps it, as one key. */
const bookKey = (emsNo: string, iacCode: string): string => `${emsNo} ${iacCode}`

export const readRegistered = async (database: Database): Promise<Registered> => {
  const [enterprises, offices, sites, books, rates] = await Promise.all([
    database.query<Enterprise>(
      `select code, other_code as "otherCode", name, roles, active,
         array(select dxp_id from ceb.dxp_user u where u.enterprise = e.code order by dxp_id) as "dxpIds"
       from ceb.enterprise e order by code`,
    ),
    database.query<OfficeProfile>(
      `select customs_code as "customsCode", cross_border_export as "crossBorderExport", pilot_zone as "pilotZone",
         transport_info_stage as "transportInfoStage" from ceb.office`,
    ),
    database.query<SupervisedSite>(
      `select loct_no as "loctNo", customs_code as "customsCode", operator_code as "operatorCode", name from ceb.site
       order by loct_no`,
    ),
    database.query<{ emsNo: string; iacCode: string }>('select ems_no as "emsNo", iac_code as "iacCode" from ceb.account_book'),
    database.query<Rate>(`select currency, effective_from as "from", yuan::text as yuan from ceb.rate order by effective_from desc`),
  ])
  const byCode = new Map<string, Enterprise>()
  for (const enterprise of enterprises) {
    byCode.set(enterprise.code, enterprise)
    if (enterprise.otherCode) byCode.set(enterprise.otherCode, enterprise)
  }
  return {
    enterprises: byCode,
    enterprisesByName: new Map(enterprises.map((enterprise) => [enterprise.name, enterprise])),
    offices: new Map(offices.map((office) => [office.customsCode, office])),
    sites: new Map(sites.map((site) => [site.loctNo, site])),
    sitesByOffice: grouped(sites, ({ customsCode }) => customsCode),
    accountBooks: new Set(
      books.flatMap(({ emsNo, iacCode }) => {
        const { code = iacCode, otherCode } = byCode.get(iacCode) ?? {}
        return [bookKey(emsNo, code), ...(otherCode ? [bookKey(emsNo, otherCode)] : [])]
      }),
    ),
    rates: grouped(rates, ({ currency }) => currency),
  }
}

export const isAccountBook = ({ accountBooks }: Registered, emsNo: string, iacCode: string): boolean => accountBooks.has(bookKey(emsNo, iacCode))

const yuan = '142'

/** The amount in yuan by the rate of that day (`yyyyMMdd`). */
export const inYuan = ({ rates }: Registered, currency: string, amount: string, day: string): string | undefined => {
  if (currency === yuan) return amount
  const rate = rates.get(currency)?.find(({ from }) => from <= day)
  return rate && multiplyDecimals(amount, rate.yuan)
}
