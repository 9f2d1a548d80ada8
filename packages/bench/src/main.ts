/** `npm run bench [-- --quick] [-- --json]`: how fast this is here. Leaves nothing behind, also when it is stopped. */
import { randomInt, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runBench } from './bench.ts'
import { reportText } from './report.ts'
import { openSandbox } from './sandbox.ts'
import { fullSizes, quickSizes } from './sizes.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } })

const say = (what: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${what}`)
}

const sandbox = await openSandbox()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void sandbox.remove().finally(() => process.exit(1))
  })
try {
  const means = { clock: { now: () => new Date() }, random: { next: () => randomInt(2 ** 32) / 2 ** 32, uuid: randomUUID }, say }
  const report = await runBench(sandbox, values.quick ? quickSizes : fullSizes, means)
  say('')
  console.log(values.json ? JSON.stringify(report) : reportText(report))
} finally {
  await sandbox.remove()
}
