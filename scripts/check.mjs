/** `npm run check`: the quick part of what a change must pass, meant for every save. */
import { run, vitest } from './run.mjs'
import { runStaticChecks } from './static-checks.mjs'

const { failed } = await runStaticChecks()
const { ok } = await run([...vitest, 'run', '--project', 'unit'], { show: true })
process.exitCode = failed === 0 && ok ? 0 : 1
