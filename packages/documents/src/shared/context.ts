/** What a rule may ask besides its document. Filled by the caller, so that rules stay pure. */
import type { CodeBook } from '../codes/index.ts'

export interface Enterprise {
  readonly code: string
  /** The other of the two codes: customs registration (10) or unified social credit code (18). */
  readonly otherCode?: string | undefined
  readonly name: string
  readonly roles: readonly string[]
  readonly active: boolean
  readonly dxpIds: readonly string[]
}

/** A supervised site 监管场所 and the one who runs it. */
export interface SupervisedSite {
  readonly loctNo: string
  readonly customsCode: string
  readonly operatorCode: string
  readonly name: string
}

/** What a customs office asks for. */
export interface OfficeProfile {
  readonly customsCode: string
  readonly crossBorderExport: boolean
  /** Lies in a comprehensive pilot zone 综试区. */
  readonly pilotZone: boolean
  readonly transportInfoStage: 'declare' | 'release' | 'departure'
}

export interface RuleContext {
  /** `yyyyMMddHHmmss` of the moment of checking. */
  readonly now: string
  readonly codes: Pick<CodeBook, 'lookup' | 'tariff'>
  readonly enterprise: (code: string) => Enterprise | undefined
  readonly enterpriseNamed: (name: string) => Enterprise | undefined
  readonly office: (customsCode: string) => OfficeProfile | undefined
  readonly site: (loctNo: string) => SupervisedSite | undefined
  readonly sitesOf: (customsCode: string) => readonly SupervisedSite[]
  /** Special-zone account books: whether the book is registered for the zone enterprise. */
  readonly accountBook: (emsNo: string, iacCode: string) => boolean
  /** The amount in yuan at the customs rate; undefined when there is no rate. */
  readonly yuan: (currency: string, amount: string) => string | undefined
}
