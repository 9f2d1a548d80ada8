/** The checks that read the code and do not run it. */
import { check, tool, tsc } from './run.mjs'

const checks = [
  { name: 'types', command: [...tsc, '-b'] },
  { name: 'lint, boundaries, cycles', command: [...tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'format', command: [...tool('@biomejs/biome/bin/biome'), 'format'] },
  { name: 'unused exports and dependencies', command: tool('knip/bin/knip.js') },
]

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
export async function runStaticChecks() {
  let failed = 0
  for (const { name, command } of checks) failed += (await check(name, command)) ? 0 : 1
  return { passed: checks.length - failed, failed, skipped: 0 }
}
