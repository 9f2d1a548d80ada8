/** `npm run bench [-- --quick] [-- --json]`: how fast this is here. Leaves nothing behind, also when it is stopped. */
import { randomInt, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runBench } from './bench.ts'
import { reportText } from './report.ts'
import { fullSizes, quickSizes } from './sizes.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } })

const began = performance.now()
const say = (what: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${what}`)
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort(new Error('stopped')))

const report = await runBench(values.quick ? quickSizes : fullSizes, {
  clock: { now: () => new Date() },
  random: { next: () => randomInt(2 ** 32) / 2 ** 32, uuid: randomUUID },
  say,
  stop: stopping.signal,
})
say('')
console.log(values.json ? JSON.stringify(report) : `${reportText(report)}\n${((performance.now() - began) / 60_000).toFixed(1)} minutes`)
