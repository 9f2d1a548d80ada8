/** `openceb start`: the whole system in this process, until a signal asks for its end. Settings come from the environment. */
import { once } from 'node:events'
import { addCommand, type AddCommand, type CommonOptions } from '../command.ts'
import { exit, Failure } from '../exit.ts'

const failed = (error: unknown): never => {
  const message = error instanceof Error ? error.message : String(error)
  throw new Failure(message.startsWith('wrong setting') ? exit.wrongUse : exit.notReachable, message, error)
}

export const addStart: AddCommand = (program, { terminal, env, stop }) => {
  addCommand(program, 'start', 'start the system and run it until Ctrl-C 启动系统').action(async ({ json }: CommonOptions) => {
    // Only this command needs the server: the others start without it, and work where it is not installed.
    const { startSystem } = await import('@openceb/server/start')
    const system = await startSystem(env).catch(failed)
    terminal.out(json ? JSON.stringify({ ready: system.url }) : `ready ${system.url}`)
    if (!stop.aborted) await once(stop, 'abort')
    await system.stop()
  })
}
