/** Reads the arguments, runs the command they name and answers the exit status. */
import { Command, CommanderError } from 'commander'
import { addAdmin } from './commands/admin.ts'
import { addCustoms } from './commands/customs.ts'
import { addExplain } from './commands/explain.ts'
import { addExport } from './commands/export.ts'
import { addReceipts } from './commands/receipts.ts'
import { addSample } from './commands/sample.ts'
import { addSend } from './commands/send.ts'
import { addStart } from './commands/start.ts'
import { addStory } from './commands/story.ts'
import { addValidate } from './commands/validate.ts'
import { exit, Failure } from './exit.ts'
import type { Surroundings } from './surroundings.ts'

const commands = [addStart, addSample, addSend, addReceipts, addValidate, addExplain, addStory, addCustoms, addExport, addAdmin]

export const main = async (args: readonly string[], surroundings: Surroundings): Promise<number> => {
  const { terminal } = surroundings
  const write = (to: (line: string) => void) => (text: string) => to(text.trimEnd())
  let status: number = exit.done
  const program = new Command('openceb')
    .description('China’s cross-border e-commerce export clearance, both sides 跨境电商出口通关')
    .exitOverride()
    .configureOutput({ writeOut: write(terminal.out), writeErr: write(terminal.err) })
    .showHelpAfterError('(--help tells more)')
  for (const add of commands)
    add(program, surroundings, (ended) => {
      status = ended
    })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 || error.code === 'commander.help' ? exit.done : exit.wrongUse
    if (!(error instanceof Failure)) throw error
    terminal.err(error.message)
    return error.status
  }
}
