// The lint rules are only worth something while they refuse what they are there to refuse: each one is broken here once.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const project = fileURLToPath(new URL('..', import.meta.url))
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'ceb-boundaries-'))
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json']) cpSync(join(project, file), join(copy, file))
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true }))

type Report = { diagnostics: { code: string; message: string; help?: string }[] }

function lint(files: Record<string, string>): string[] {
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, name)), { recursive: true })
    writeFileSync(join(copy, name), source)
  }
  const oxlint = join(project, 'node_modules/oxlint/bin/oxlint')
  const args = [oxlint, '--format=json', ...Object.keys(files)]
  const { stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })
  const report = JSON.parse(stdout) as Report
  return report.diagnostics.map(({ code, message, help }) => `${code} ${message} ${help ?? ''}`)
}

const anImport = (from: string): string => `import { x } from '${from}'\nexport const y: unknown = x\n`

test.for([
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
] as const)('%s may not import %s', ([place, from, reason]) => {
  const found = lint({ [`packages/${place}/src/wrong.ts`]: anImport(from) })
  expect(found).toEqual([expect.stringContaining(reason)])
})

test.for([
  ['documents', '@openceb/kernel'],
  ['message', '@openceb/documents'],
  ['message', 'node:crypto'],
  ['customs', '@openceb/store'],
  ['customs', '@openceb/store/testing'],
  ['server', '@openceb/message'],
  ['portal', '@openceb/documents'],
] as const)('%s may import %s', ([place, from]) => {
  expect(lint({ [`packages/${place}/src/right.ts`]: anImport(from) })).toEqual([])
})

test('two files that import each other are found', () => {
  const found = lint({
    'packages/store/src/egg.ts': `import { hen } from './hen.ts'\nexport const egg = (): unknown => hen\n`,
    'packages/store/src/hen.ts': `import { egg } from './egg.ts'\nexport const hen = (): unknown => egg\n`,
  })
  expect(found).toEqual([expect.stringContaining('no-cycle'), expect.stringContaining('no-cycle')])
})

test('time and chance are taken as arguments', () => {
  const found = lint({ 'packages/kernel/src/wrong.ts': 'export const now = Date.now() + Math.random()\n' })
  expect(found).toEqual([expect.stringContaining('Clock'), expect.stringContaining('Random')])
})
