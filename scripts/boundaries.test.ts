// The lint rules are only worth something while they refuse what they are there to refuse: each one is broken here once.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const refused = [
  ['kernel', '@openceb/documents', 'knows no document'],
  ['kernel', 'node:fs', 'runs in the browser'],
  ['documents', '@openceb/store', 'knows only the kernel'],
  ['documents', 'node:fs', 'run in the browser'],
  ['message', '@openceb/store', 'not its business'],
  ['message', 'node:fs/promises', 'bytes in, bytes out'],
  ['store', '@openceb/message', 'neither the wire nor who decides'],
  ['customs', '@openceb/server', 'by its messages alone'],
  ['customs', 'pg', 'Only the store knows PostgreSQL'],
  ['server', '@openceb/customs', 'by its receipts alone'],
  ['server', 'pg', 'Only the store knows PostgreSQL'],
  ['cli', '@openceb/store', 'speak HTTP'],
  ['portal', '@openceb/server', 'speak HTTP'],
] as const

const allowed = [
  ['documents', '@openceb/kernel'],
  ['message', '@openceb/documents'],
  ['message', 'node:crypto'],
  ['customs', '@openceb/store'],
  ['customs', '@openceb/store/testing'],
  ['server', '@openceb/message'],
  ['cli', '@openceb/message'],
  ['portal', '@openceb/documents'],
] as const

const fileFor = (place: string, from: string): string => `packages/${place}/src/${from.replaceAll(/\W/g, '-')}.ts`
const egg = 'packages/store/src/egg.ts'
const hen = 'packages/store/src/hen.ts'
const dice = 'packages/kernel/src/dice.ts'

const sources = new Map([
  ...[...refused, ...allowed].map(([place, from]) => [fileFor(place, from), `import { x } from '${from}'\nexport const y: unknown = x\n`] as const),
  [egg, `import { hen } from './hen.ts'\nexport const egg = (): unknown => hen\n`],
  [hen, `import { egg } from './egg.ts'\nexport const hen = (): unknown => egg\n`],
  [dice, 'export const dice = Date.now() + Math.random()\n'],
])

type Report = { diagnostics: { filename: string; code: string; message: string; help?: string }[] }

let found: Report['diagnostics'] = []
const complaintsAbout = (file: string): string[] =>
  found.filter(({ filename }) => filename === file).map(({ code, message, help }) => `${code} ${message} ${help ?? ''}`)

beforeAll(() => {
  const project = fileURLToPath(new URL('..', import.meta.url))
  const copy = mkdtempSync(join(tmpdir(), 'ceb-boundaries-'))
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json']) cpSync(join(project, file), join(copy, file))
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  for (const [file, source] of sources) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), source)
  }
  const args = [join(project, 'node_modules/oxlint/bin/oxlint'), '--format=json', ...sources.keys()]
  const { stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })
  found = (JSON.parse(stdout) as Report).diagnostics
  return () => rmSync(copy, { recursive: true })
})

test.for(refused)('%s may not import %s', ([place, from, reason]) => {
  expect(complaintsAbout(fileFor(place, from))).toEqual([expect.stringContaining(reason)])
})

test.for(allowed)('%s may import %s', ([place, from]) => {
  expect(complaintsAbout(fileFor(place, from))).toEqual([])
})

test('two files that import each other are found', () => {
  expect(complaintsAbout(egg)).toEqual([expect.stringContaining('no-cycle')])
  expect(complaintsAbout(hen)).toEqual([expect.stringContaining('no-cycle')])
})

test('time and chance are taken as arguments', () => {
  expect(complaintsAbout(dice)).toEqual([expect.stringContaining('Clock'), expect.stringContaining('Random')])
})
