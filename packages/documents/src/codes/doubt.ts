// Why a code is accepted with a warning: the shipped tables are compiled, not an official release.
import type { CodeEntry } from './entry.ts'

export const doubts = {
  suffix: {
    message: '后两位编码为推定值，请核对现行税则后确认',
    messageEn: 'The last two digits are assumed; check them against the tariff in force',
  },
  residualSuffix: {
    message: '该编码为推定的其他项编码，请核对现行税则后确认',
    messageEn: 'This is the assumed code for the rest of its line; check it against the tariff in force',
  },
  split: {
    message: '该税目2026年增列了子目，请核对现行税则后确认',
    messageEn: 'This line got sub-codes in 2026; check the code against the tariff in force',
  },
  olderEdition: {
    message: '该编码仅经较早版本税则确认，请核对现行税则后确认',
    messageEn: 'Only an earlier edition of the tariff confirms this code; check it against the tariff in force',
  },
  unconfirmed: {
    message: '该代码来源单一、尚未证实，请核对海关现行参数后确认',
    messageEn: 'One source only knows this code; check it against the parameters of customs',
  },
} as const

export type Doubt = keyof typeof doubts

const isDoubt = (word: string): word is Doubt => Object.hasOwn(doubts, word)

/** What is uncertain about an entry on a day (yyyyMMdd), if anything. */
export const doubtAbout = (entry: CodeEntry, date: string): Doubt | null => {
  if (entry.status === 'unconfirmed') return 'unconfirmed'
  const assumed = entry.attributes.assumed
  if (assumed === undefined || !isDoubt(assumed)) return null
  // A yearly edition is good for its own year and says nothing against the years before.
  if (assumed === 'olderEdition' && date.slice(0, 4) <= entry.edition) return null
  return assumed
}
