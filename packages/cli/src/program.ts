/** The command line as a process: real terminal, real time, and an end that Ctrl-C asks for. */
import { randomInt, randomUUID } from 'node:crypto'
import { main } from './main.ts'
import type { Terminal } from './surroundings.ts'

const openTerminal = (): Terminal => {
  const { stderr } = process
  let drawn = false
  const clear = (): void => {
    if (drawn) stderr.write('\r\u001b[2K')
    drawn = false
  }
  return {
    out: (line) => {
      clear()
      process.stdout.write(`${line}\n`)
    },
    err: (line) => {
      clear()
      stderr.write(`${line}\n`)
    },
    ...(stderr.isTTY
      ? {
          redraw: (line: string) => {
            clear()
            stderr.write(line)
            drawn = line !== ''
          },
        }
      : {}),
  }
}

export const runAsProgram = async (): Promise<void> => {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
  // A reader that has seen enough, such as `head`, is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    throw error
  })
  process.exitCode = await main(process.argv.slice(2), {
    terminal: openTerminal(),
    env: process.env,
    clock: { now: () => new Date() },
    random: { next: () => randomInt(2 ** 32) / 2 ** 32, uuid: randomUUID },
    stop: stopping.signal,
  })
}
