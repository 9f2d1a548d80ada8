/** `openceb customs`: what the officers and the director of the rehearsal do, for scripts. */
import { addCommand, type AddCommand } from '../command.ts'
import { addressOf, addSystemOptions, type Credentials, needCredentials } from '../credentials.ts'
import { exit, Failure } from '../exit.ts'
import { asUser } from '../session.ts'
import type { CustomsContext, UserOptions } from './customs-context.ts'
import { addClock, addProfile, addRisk } from './customs-stage.ts'
import { addCase, addDecide, addQueue } from './customs-officers.ts'

const userOf = ({ users }: Credentials, { user }: UserOptions, roles: readonly string[]) => {
  const found =
    user === undefined
      ? users.find(({ role }) => roles.some((one) => role.split(',').includes(one)))
      : users.find(({ username }) => username === user)
  if (found) return found
  throw new Failure(exit.wrongUse, `the credentials have no user ${user ?? `of the role ${roles.join(' or ')}`}`)
}

export const addCustoms: AddCommand = (program, surroundings, ended) => {
  const group = program.command('customs').description('the customs side of a rehearsal: queues, decisions, profiles, risk rules, clock 海关端演练')
  const context: CustomsContext = {
    surroundings,
    ended,
    add: (usage, description) =>
      addSystemOptions(addCommand(group, usage, description)).option('--user <username>', 'as whom (default: the demonstration user who may)'),
    async asRole(options, roles, work) {
      const credentials = await needCredentials(options, surroundings)
      return asUser(addressOf(options, credentials, surroundings), userOf(credentials, options, roles), credentials.captcha, work)
    },
  }
  for (const add of [addQueue, addCase, addDecide, addProfile, addRisk, addClock]) add(context)
}
