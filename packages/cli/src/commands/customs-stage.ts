/** What the director of the rehearsal sets: profiles of offices, risk rules, the clock of the world. */
import { readFile } from 'node:fs/promises'
import { exit, Failure } from '../exit.ts'
import type { CustomsContext, UserOptions } from './customs-context.ts'

const director = ['SIM-OP']
const anyone = ['SIM-OP', 'CUS-AUD', 'CUS-INS', 'CUS-SUP']

type Profile = Readonly<Record<string, unknown>> & { readonly customsCode: string }

interface Settings {
  readonly profiles: readonly Profile[]
  readonly riskRules: readonly object[]
}

const settingsPath = '/api/v1/customs/settings'

/** `manualRate=0.5`, `autoRelease=false`, `toleranceWeight=0.01`: a number or a truth value where it looks like one. */
const readPair = (pair: string): [string, unknown] => {
  const at = pair.indexOf('=')
  if (at < 1) throw new Failure(exit.wrongUse, `${pair} is not of the form name=value`)
  const [name, text] = [pair.slice(0, at), pair.slice(at + 1)]
  if (text === 'true' || text === 'false') return [name, text === 'true']
  // Weights are text, so that no digit of theirs is lost.
  return [name, name !== 'toleranceWeight' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text]
}

export const addProfile = ({ add, asRole, surroundings: { terminal } }: CustomsContext): void => {
  add('profile', 'show or change what a customs office asks for 关区参数')
    .argument('[office]', 'such as 2910; all that differ from the usual without one')
    .argument('[change...]', 'name=value, such as manualRate=1 autoRelease=false; name= takes the usual again')
    .action((office: string | undefined, pairs: readonly string[], options: UserOptions) =>
      asRole(options, pairs.length ? director : anyone, async (session) => {
        const { profiles } = await session.get<Settings>(settingsPath)
        if (office !== undefined && pairs.length) {
          const changes = Object.fromEntries(pairs.map(readPair))
          const old = profiles.find(({ customsCode }) => customsCode === office)
          const merged = Object.entries({ ...old, ...changes, customsCode: office }).filter(([, value]) => value !== '')
          const others = profiles.filter(({ customsCode }) => customsCode !== office)
          await session.send('PUT', `${settingsPath}/profiles`, [...others, Object.fromEntries(merged)])
        }
        const now = pairs.length ? (await session.get<Settings>(settingsPath)).profiles : profiles
        const shown = office === undefined ? now : now.filter(({ customsCode }) => customsCode === office)
        terminal.out(JSON.stringify(shown, null, options.json ? undefined : 2))
      }),
    )
}

const readRules = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new Failure(exit.wrongUse, `${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}`, cause)
  }
}

export const addRisk = ({ add, asRole, surroundings: { terminal } }: CustomsContext): void => {
  add('risk', 'show the risk rules, or replace them by those of a file 风险规则')
    .argument('[file]', 'JSON: [{"id","title","active","when":{…},"measure"}]')
    .action(async (file: string | undefined, options: UserOptions) => {
      const rules = file === undefined ? undefined : await readRules(file)
      await asRole(options, file === undefined ? anyone : director, async (session) => {
        if (file !== undefined) await session.send('PUT', `${settingsPath}/riskRules`, rules)
        const { riskRules } = await session.get<Settings>(settingsPath)
        terminal.out(JSON.stringify(riskRules, null, options.json ? undefined : 2))
      })
    })
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 24 * 3600 }

/** `90s`, `15m`, `24h`, `30d` in seconds. */
const readSpan = (text: string): number => {
  const match = /^(\d+)([smhd])$/.exec(text)
  const unit = units[match?.[2] ?? '']
  if (!match || unit === undefined) throw new Failure(exit.wrongUse, `${text} is not a span such as 90s, 15m, 24h or 30d`)
  return Number(match[1]) * unit
}

interface WorldTime {
  readonly now: string
  readonly aheadSeconds: number
}

export const addClock = ({ add, asRole, surroundings: { terminal } }: CustomsContext): void => {
  add('clock', 'show the clock of the rehearsal, or move it forward 演练时钟')
    .option('--advance <span>', 'by so much, such as 90s, 15m, 24h or 30d')
    .option('--to <time>', 'to a time, such as "2026-12-15 09:00:00"')
    .action((options: UserOptions & { advance?: string; to?: string }) => {
      const { advance, to } = options
      if (advance !== undefined && to !== undefined) throw new Failure(exit.wrongUse, 'either --advance or --to')
      const move = advance === undefined ? to && { to } : { seconds: readSpan(advance) }
      return asRole(options, move ? director : anyone, async (session) => {
        const time = move
          ? await session.send<WorldTime>('POST', '/api/v1/customs/clock', move)
          : await session.get<WorldTime>('/api/v1/customs/clock')
        if (!time) throw new Failure(exit.notReachable, 'the system did not tell its time')
        terminal.out(options.json ? JSON.stringify(time) : `${time.now}${time.aheadSeconds ? `  ${time.aheadSeconds} s ahead` : ''}`)
      })
    })
}
