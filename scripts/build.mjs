/** Builds the packages and the portal, each only where something it is made of has changed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { project, run, tool, tsc } from './run.mjs'

// The portal bundles the definitions, so it is older than them as soon as one changes.
const portalSources = ['packages/portal', 'packages/documents/src', 'packages/kernel/src', 'package-lock.json']
const packageSources = ['packages', 'tsconfig.json', 'tsconfig.base.json', 'package-lock.json']

export async function build() {
  await unlessBuilt('packages', packageSources, ['packages/cli/dist/index.js'], [...tsc, '-b'])
  if (!existsSync(join(project, 'packages/portal/index.html'))) return
  const vite = [...tool('vite/bin/vite.js'), 'build', 'packages/portal']
  await unlessBuilt('portal', portalSources, ['packages/portal/dist/index.html'], vite)
}

/**
 * @param {string} name
 * @param {string[]} sources
 * @param {string[]} results
 * @param {string[]} command
 */
async function unlessBuilt(name, sources, results, command) {
  const stamp = join(project, '.cache/built', name)
  const hash = hashOf(sources)
  const isBuilt = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (isBuilt && results.every((file) => existsSync(join(project, file)))) return
  console.log(`building ${name} …`)
  const { ok, output } = await run(command)
  if (!ok) {
    console.error(`${output}\nthe ${name} could not be built`)
    process.exit(1)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}

// By content: the time of a file says when it was checked out.
/** @param {string[]} sources */
function hashOf(sources) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesIn))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(project, file)))
  return hash.digest('hex')
}

const isMade = /(^|\/)(node_modules|dist|test-results|migrations|samples)$|\.tsbuildinfo$|\.test\.tsx?$/

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (path.includes('.') && !path.includes('/')) return [path]
  const entries = readdirSync(join(project, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const inner = `${path}/${entry.name}`
    if (isMade.test(inner)) return []
    return entry.isDirectory() ? filesIn(inner) : [inner]
  })
}
