/** The code lists and registered facts in memory, as of their last change: what rules and inputs ask without waiting. */
import { CodeBook, type CodeEntry, type RuleContext } from '@openceb/documents'
import { CodeSearch } from '@openceb/documents/code-search'
import { wireTime } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import { readCodes } from '../codes/stored-codes.ts'
import { inYuan, isAccountBook, type Registered, readRegistered } from './registered.ts'

export interface Reference {
  /** What rules may ask at this moment; good for one batch, a later change shows in the next one. */
  context(now: Date): RuleContext
  readonly registered: Registered
  readonly codes: CodeBook
  search(): CodeSearch
  /** Reads everything again; changes are heard of anyway. */
  reload(): Promise<void>
  close(): Promise<void>
}

const none: readonly never[] = []

const contextOf = (codes: CodeBook, registered: Registered, now: Date): RuleContext => {
  const time = wireTime(now)
  const day = time.slice(0, 8)
  return {
    now: time,
    codes,
    enterprise: (code) => registered.enterprises.get(code),
    enterpriseNamed: (name) => registered.enterprisesByName.get(name),
    office: (customsCode) => registered.offices.get(customsCode),
    site: (loctNo) => registered.sites.get(loctNo),
    sitesOf: (customsCode) => registered.sitesByOffice.get(customsCode) ?? none,
    accountBook: (emsNo, iacCode) => isAccountBook(registered, emsNo, iacCode),
    yuan: (currency, amount) => inYuan(registered, currency, amount, day),
  }
}

/** The channel on which the database tells that a table of these was changed; the payload is its name. */
const channel = 'ceb_reference'

export const openReference = async (database: Database, onError: (error: Error) => void): Promise<Reference> => {
  // Heard from before the first reading, so that no change falls between the two.
  let stale = new Set<string>()
  let refreshing: Promise<void> = Promise.resolve()
  let entries: readonly CodeEntry[] = none
  let codes = new CodeBook(none)
  let search: CodeSearch | undefined
  let registered!: Registered

  const refresh = async (): Promise<void> => {
    if (!stale.size) return
    const changed = stale
    stale = new Set()
    try {
      if (changed.has('') || changed.has('code')) {
        entries = await readCodes(database)
        codes = new CodeBook(entries)
        search = undefined
      }
      registered = await readRegistered(database)
    } catch (error) {
      for (const table of changed) stale.add(table)
      throw error
    }
  }
  const reload = (table: string): Promise<void> => {
    stale.add(table)
    // One reading at a time; what changes meanwhile is read by the next one.
    const next = refreshing.then(refresh)
    refreshing = next.catch(() => undefined)
    return next
  }

  const stop = await database.listen(channel, (table) => void reload(table).catch(onError))
  try {
    await reload('')
  } catch (error) {
    await stop()
    throw error
  }
  return {
    context: (now) => contextOf(codes, registered, now),
    get registered() {
      return registered
    },
    get codes() {
      return codes
    },
    // With its pinyin it is needed by people only, and not before the first one types.
    search: () => (search ??= new CodeSearch(entries)),
    reload: () => reload(''),
    async close() {
      await stop()
      await refreshing
    },
  }
}
