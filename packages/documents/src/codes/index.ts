// The code lists as everybody sees them, browser included: names, enumerations, lookup. Seed and search are separate
// entries of this package because they read files and carry a pinyin dictionary.
export { CodeBook, type Lookup } from './book.ts'
export { type Doubt, doubts } from './doubt.ts'
export { type CodeEntry, type EntryStatus, isInForce } from './entry.ts'
export { type Enumeration, type EnumerationCode, enumerations } from './enumerations.ts'
export { type CodeList, type CodeTable, codeLists, codeTables, isCodeList, isCodeTable } from './lists.ts'
export type { Successors, Tariff, TariffFacts } from './tariff.ts'
