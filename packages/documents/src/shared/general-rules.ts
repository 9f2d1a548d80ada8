/** V-GEN: what every document has to keep, compiled once per definition because it runs on every document of the main path. */
import {
  type Definition,
  type DocumentValue,
  type Field,
  type Issue,
  type Params,
  fromWireTime,
  isWireTime,
  isNegative,
  issueOf,
  wireTime,
} from '@openceb/kernel'
import type { CodeList } from '../codes/index.ts'
import type { RuleContext } from './context.ts'
import { generalRules, type GeneralRuleId } from './general-sentences.ts'

type Row = Readonly<Record<string, string | number | undefined>>
type Report = (id: GeneralRuleId, path: string, params: Params) => void
type Check = (row: Row, path: string, context: RuleContext, date: string, report: Report) => void

// biome-ignore lint: control characters are what is looked for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f]/
const enterpriseCode = /^(?:[0-9A-Z]{10}|[0-9A-Z]{18})$/
const aheadMilliseconds = 10 * 60_000

/** The same for every document of a batch: made once for each moment. */
let latest = { now: '', appTime: '' }

const latestAppTime = (now: string): string => {
  if (latest.now !== now) {
    const time = fromWireTime(now)
    latest = { now, appTime: time ? wireTime(new Date(time.getTime() + aheadMilliseconds)) : now }
  }
  return latest.appTime
}

const enterpriseCheck =
  (name: string, field: Field): Check =>
  (row, path, context, _date, report) => {
    const value = row[name]
    if (typeof value !== 'string' || value === '' || value === field.instead) return
    const found = enterpriseCode.test(value) ? context.enterprise(value) : undefined
    if (!found?.active || (field.roles && !field.roles.some((role) => found.roles.includes(role)))) {
      report('V-GEN-10', path + name, { field: field.label, v: value })
      return
    }
    const nameField = name.replace(/Code$/, 'Name')
    const given = row[nameField]
    if (nameField !== name && typeof given === 'string' && given !== '' && given !== found.name)
      report('V-GEN-11', path + nameField, { v: given, r: found.name })
  }

const codeCheck =
  (name: string, field: Field): Check =>
  (row, path, context, date, report) => {
    const value = row[name]
    if (typeof value !== 'string' || value === '') return
    if (name === 'customsCode') {
      if (!context.office(value)?.crossBorderExport) report('V-GEN-12', path + name, { v: value })
      return
    }
    // Which commodity codes are lawful depends on the kind of declaration: V-INV-13, V-INV-14.
    if (field.list === 'hsCode') return
    const found = field.list === 'supervisedSite' ? context.site(value) !== undefined : isInForce(context, field, value, date)
    if (!found) report('V-GEN-13', path + name, { field: field.label, v: value })
  }

const isInForce = (context: RuleContext, field: Field, value: string, date: string): boolean => {
  const { kind } = context.codes.lookup(field.list as CodeList, value, date)
  return kind === 'ok' || kind === 'assumed'
}

const decimalCheck =
  (name: string, field: Field): Check =>
  (row, path, _context, _date, report) => {
    const value = row[name]
    if (typeof value === 'string' && value.charCodeAt(0) === 45 && isNegative(value))
      report('V-GEN-14', path + name, { field: field.label, v: value })
  }

const textCheck = (name: string, field: Field, isKey: boolean): Check => {
  return (row, path, _context, _date, report) => {
    const value = row[name]
    if (typeof value !== 'string') return
    if (controlCharacter.test(value) || (isKey && value !== value.trim())) report('V-GEN-15', path + name, { field: field.label })
  }
}

const presenceCheck =
  (name: string, field: Field): Check =>
  (row, path, _context, _date, report) => {
    const value = row[name]
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) report('V-GEN-18', path + name, { field: field.label })
  }

const protocolFields = new Set(['guid', 'appType', 'appTime', 'appStatus'])

const checksOf = (fields: Readonly<Record<string, Field>>, keys: ReadonlySet<string>): Check[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (protocolFields.has(name)) return []
    const checks: Check[] = []
    if (field.required === true) checks.push(presenceCheck(name, field))
    if (field.kind === 'text') checks.push(textCheck(name, field, keys.has(name)))
    if (field.kind === 'enterprise') checks.push(enterpriseCheck(name, field))
    if (field.kind === 'code') checks.push(codeCheck(name, field))
    if (field.kind === 'decimal') checks.push(decimalCheck(name, field))
    return checks
  })

export type GeneralCheck = (document: DocumentValue, context: RuleContext) => Issue[]

/** Compiles the general rules of one definition. */
export const compileGeneralRules = (definition: Definition): GeneralCheck => {
  const keys = new Set(definition.keys.flatMap((key) => [...key.fields, ...(key.line ? [key.line] : [])]))
  const head = checksOf(definition.head, keys)
  const lines = checksOf(definition.lines, keys)
  return (document, context) => {
    const issues: Issue[] = []
    const report: Report = (id, path, params) => issues.push(issueOf(generalRules[id], definition.codes, path, params))
    const given = document.head as Row
    const appType = String(given.appType ?? '')
    if (!['1', '2', '3'].includes(appType)) report('V-GEN-03', 'head.appType', { v: appType })
    const appStatus = String(given.appStatus ?? '')
    if (!['1', '2'].includes(appStatus)) report('V-GEN-04', 'head.appStatus', { v: appStatus })
    const appTime = String(given.appTime ?? '')
    if (!isWireTime(appTime) || appTime > latestAppTime(context.now)) report('V-GEN-05', 'head.appTime', { v: appTime })
    if (!/^[\x21-\x7e]{36}$/.test(String(given.guid ?? ''))) report('V-GEN-02', 'head.guid', { guid: String(given.guid ?? '') })
    const date = appTime.slice(0, 8)
    for (const check of head) check(given, 'head.', context, date, report)
    document.lines.forEach((line, index) => {
      for (const check of lines) check(line, `lines[${index}].`, context, date, report)
    })
    return issues
  }
}
