/** The figures as text. */
import type { CpuTime } from './cpu.ts'
import type { Rate } from './figures.ts'
import type { PageFigures } from './query.ts'

interface Cost {
  /** Processor time for one, in milliseconds. */
  readonly cpuMilliseconds: CpuTime | undefined
}

export interface Report {
  readonly intake: Rate & Cost & { readonly lists: number }
  readonly story: Rate & Cost & { readonly parcels: number; readonly receiptsPerParcel: number }
  readonly copyLimit: Rate & Cost & { readonly lists: number }
  readonly ratios: { readonly intakeToCopyLimit: number; readonly storyToCopyLimit: number }
  /** Milliseconds at the largest stored size. */
  readonly query: Readonly<Record<string, PageFigures>>
  readonly queryBySize: Readonly<Record<string, Readonly<Record<string, PageFigures>>>>
  readonly load: Readonly<Record<string, number>>
  readonly memory: Readonly<Record<string, unknown>>
  readonly machine: Readonly<Record<string, string | number>>
  readonly settings: Readonly<Record<string, unknown>>
  readonly sizes: Readonly<Record<string, unknown>>
}

const cost = ({ cpuMilliseconds: cpu }: Cost): string => (cpu ? `, cpu ms each: server ${cpu.server}, database ${cpu.database}` : '')

const rate = (name: string, { perSecond, runs, ...more }: Rate & Cost, what: string): string =>
  `${name.padEnd(10)} ${String(perSecond).padStart(7)} /s  ${what}${cost(more)}${runs.length > 1 ? `  (runs: ${runs.join(', ')})` : ''}`

const cell = ({ p50, p95 }: { p50: number; p95: number }): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`.padStart(15)

const pageLines = (size: string, figures: Readonly<Record<string, PageFigures>>): string[] => [
  `${size} lists stored${'all'.padStart(20 - size.length)}${'holds a fifth'.padStart(17)}${'small'.padStart(15)}`,
  ...Object.entries(figures).map(([page, found]) => `  ${page.padEnd(14)}${cell(found)} ${cell(found.big)} ${cell(found.small)}`),
]

const listed = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')

export const reportText = (report: Report): string =>
  [
    rate('intake', report.intake, `lists taken in: all rules run, durably committed, answered over HTTP`),
    rate('story', report.story, `whole lives: four documents to closing, ${report.story.receiptsPerParcel} receipts each delivered`),
    rate('copyLimit', report.copyLimit, `lists by plain COPY of the same rows into the same tables`),
    `intake is ${(report.ratios.intakeToCopyLimit * 100).toFixed(0)} % of the limit, story ${(report.ratios.storyToCopyLimit * 100).toFixed(0)} %`,
    '',
    'query pages, milliseconds p50 / p95 over HTTP',
    ...Object.entries(report.queryBySize).flatMap(([size, figures]) => pageLines(size, figures)),
    '',
    `machine   ${listed(report.machine)}`,
    `settings  ${listed(report.settings)}`,
    `sizes     ${listed(report.sizes)}`,
    `load      ${listed(report.load)}`,
    `memory    ${listed(report.memory)}`,
  ].join('\n')
