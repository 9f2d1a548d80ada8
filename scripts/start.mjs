/** `npm start`: from a fresh clone to a running system, and from a built one without delay. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { installPackages } from './install.mjs'
import { project } from './run.mjs'

await installPackages()
await build()

// Goes on in this very process, so that signals, output and the end are the program's own.
const program = join(project, 'packages/cli/bin/openceb.mjs')
process.argv = [process.execPath, program, 'start', ...process.argv.slice(2)]
await import(pathToFileURL(program).href)
