/** What is wrong with settings that somebody wants to put in force: one bad rule would stop every batch. */
import { z } from 'zod'
import type { SettingName } from './settings.ts'

export interface SettingFault {
  /** Such as `[2].when.waybillPattern`. */
  readonly path: string
  readonly message: string
  readonly messageEn: string
}

const amount = z.string().regex(/^\d{1,14}(\.\d{1,5})?$/)
const share = z.number().min(0).max(1)
const codes = z.array(z.string().min(1)).min(1)

const isPattern = (text: string): boolean => {
  try {
    return Boolean(new RegExp(text, 'u'))
  } catch {
    return false
  }
}

const profile = z.strictObject({
  customsCode: z.string().regex(/^\d{4}$/),
  receiptsRequired: z.boolean().optional(),
  transportInfoStage: z.enum(['declare', 'release', 'departure']).optional(),
  emit400: z.boolean().optional(),
  autoRelease: z.boolean().optional(),
  arrivalRequired: z.boolean().optional(),
  splitShipment: z.boolean().optional(),
  toleranceWeight: amount.optional(),
  autoCancel: z.boolean().optional(),
  manualRate: share.optional(),
  softDifferencesPass: z.boolean().optional(),
})

const riskRule = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  active: z.boolean(),
  when: z.strictObject({
    offices: codes.optional(),
    enterprises: codes.optional(),
    creditClasses: codes.optional(),
    codePrefixes: codes.optional(),
    valueOver: amount.optional(),
    destinations: codes.optional(),
    waybillPattern: z.string().refine(isPattern, { message: 'not a regular expression' }).optional(),
    share: share.optional(),
  }),
  measure: z.enum(['manual', 'document', 'arrival', 'suspend']),
})

const unique = <T>(name: (value: T) => string) => ({
  test: (values: readonly T[]): boolean => new Set(values.map(name)).size === values.length,
  params: { message: 'stands twice' },
})

const once = { profiles: unique((one: { customsCode: string }) => one.customsCode), riskRules: unique((one: { id: string }) => one.id) }

const delay = z.tuple([z.int().min(0), z.int().min(0)]).refine(([least, most]) => least <= most, { message: 'the least is more than the most' })

/** The shape of each setting; the description of the API is made from it. */
export const settingSchemas = {
  profiles: z.array(profile).refine(once.profiles.test, once.profiles.params),
  riskRules: z.array(riskRule).refine(once.riskRules.test, once.riskRules.params),
  rates: z.record(z.string().regex(/^\d{3}$/), amount),
  creditClasses: z.record(z.string().min(1), z.string().min(1)),
  delays: z.strictObject({ audit: delay.optional(), release: delay.optional() }),
} as const satisfies Record<SettingName, z.ZodType>

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

export const settingFaults = (name: SettingName, value: unknown): SettingFault[] => {
  const { success, error } = settingSchemas[name].safeParse(value)
  if (success) return []
  return error.issues.map((issue) => {
    const path = pathOf(issue.path)
    return { path, message: `${path || name}填写不符合要求，请核对后重新保存`, messageEn: `${path || name}: ${issue.message}` }
  })
}
