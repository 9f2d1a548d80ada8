/** What the console of the officers asks of the customs side: it knows that side by these words alone. */
import type { DocumentValue } from '@openceb/kernel'

export const queues = ['review', 'inspection', 'detained', 'suspended', 'errors'] as const

type Queue = (typeof queues)[number]

export interface WorkItem {
  readonly id: number
  readonly document: string
  readonly customsCode: string
  readonly since: Date
  readonly status: string
  readonly info: string | null
  readonly head: Readonly<Record<string, string | number>>
  readonly differences: readonly object[]
  readonly hits: readonly object[]
}

interface WorkList {
  readonly items: readonly WorkItem[]
  readonly total: number
  readonly next: string | null
}

export interface Case {
  readonly list: object
  readonly documents: readonly {
    readonly id: number
    readonly document: string
    readonly status: string
    readonly info: string | null
    readonly value: DocumentValue
  }[]
  readonly differences: readonly object[]
  readonly obstacle: string | null
  readonly history: readonly { readonly at: Date }[]
}

export const results = ['pass', 'quantity', 'goods', 'counterfeit', 'prohibited'] as const

export interface DecisionRow {
  readonly id: number
  readonly decision: string
  readonly note?: string
  readonly result?: (typeof results)[number]
}

export interface DecidedRow {
  readonly id: number
  readonly ok: boolean
  readonly status?: string
  readonly code?: string
  readonly message?: string
  readonly messageEn?: string
}

export const settingNames = ['profiles', 'riskRules', 'rates', 'creditClasses', 'delays'] as const

type SettingName = (typeof settingNames)[number]

export interface CustomsConsole {
  queue(queue: Queue, question?: { customsCode?: string; limit?: number; after?: string }): Promise<WorkList>
  caseDetail(id: number): Promise<Case | undefined>
  /** Row by row: one that is refused stops no other. */
  decide(officer: string, rows: readonly DecisionRow[]): Promise<readonly DecidedRow[]>
  settings(): Promise<Readonly<Record<SettingName, unknown>>>
  replaceSetting(name: SettingName, value: unknown): Promise<readonly { path: string; message: string; messageEn: string }[]>
}
