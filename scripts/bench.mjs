/** `npm run bench`: measures what is built, so it builds first. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { installPackages } from './install.mjs'
import { project } from './run.mjs'

await installPackages()
await build()
await import(pathToFileURL(join(project, 'packages/bench/dist/main.js')).href)
