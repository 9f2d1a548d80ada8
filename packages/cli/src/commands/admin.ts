/** `openceb admin`: what has to be done on the database itself, before anybody can sign in. */
import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { addCommand, type AddCommand, type CommonOptions } from '../command.ts'
import { exit, Failure } from '../exit.ts'

interface Options extends CommonOptions {
  readonly name?: string
  readonly passwordStdin?: true
}

const shortest = 12

const readPassword = async (): Promise<string> => {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  if (password.length >= shortest) return password
  throw new Failure(exit.wrongUse, `the password has to have at least ${shortest} characters`)
}

export const addAdmin: AddCommand = (program, { terminal, env, clock }, ended) => {
  const group = program.command('admin').description('on the database itself 系统管理')
  addCommand(group, 'create', 'create an administrator, on DATABASE_URL or on the stopped system of DATA_DIR 创建系统管理员')
    .argument('<username>', 'to sign in with')
    .option('--name <name>', 'shown to others (default: the user name)')
    .option('--password-stdin', `read the password, of at least ${shortest} characters, from standard input (default: one is drawn and printed)`)
    .action(async (username: string, options: Options) => {
      const password = options.passwordStdin ? await readPassword() : undefined
      const { createAdministrator } = await import('@openceb/server')
      const administrator = { username, name: options.name ?? username, ...(password === undefined ? {} : { password }) }
      const created = await createAdministrator(env, administrator, { clock, entropy: (size) => randomBytes(size) }).catch((error: unknown) => {
        throw new Failure(exit.notReachable, error instanceof Error ? error.message : String(error), error)
      })
      if (created.kind === 'taken') {
        ended(exit.refused)
        return options.json
          ? terminal.out(JSON.stringify({ username, created: false }))
          : terminal.err(`there is a user ${username} already 用户名已存在`)
      }
      // A password that was given is known; one that was drawn is told once and never again.
      const told = password === undefined ? { password: created.password } : {}
      if (options.json) return terminal.out(JSON.stringify({ username, created: true, ...told }))
      terminal.out(`administrator ${username} created 已创建${password === undefined ? `, password ${created.password}` : ''}`)
    })
}
