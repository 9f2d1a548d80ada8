/** The HTTP side with a real customs side and a clock that can be moved, for tests of what officers do. */
import { openCustoms } from '@openceb/customs'
import { openIds, openSerials } from '@openceb/store'
import { onTestFinished } from 'vitest'
import { openWorldClock } from '../customs/world-clock.ts'
import { givenServer } from './server.ts'
import { givenWindow } from './window.ts'

export const givenRehearsal = async () => {
  const window = await givenWindow()
  const { open, owner, parts } = window
  const worldClock = await openWorldClock(owner, parts.clock, (error) => {
    throw error
  })
  onTestFinished(() => worldClock.close())
  const numbers = open('customs-numbers', 'customs_worker')
  const customs = openCustoms({
    database: open('customs', 'customs_worker'),
    clock: worldClock,
    random: parts.random,
    ids: openIds(numbers, 'customs.row_id'),
    serials: openSerials(numbers, 'customs.serial'),
  })
  const server = await givenServer({ customs, worldClock, clock: worldClock }, window)
  return {
    ...server,
    customs,
    worldClock,
    /** Lets everything that was declared come to customs, and everything decided come back. */
    async settle(): Promise<void> {
      const other = { receive: customs.receive, carry: customs.carry }
      for (let busy = 1; busy; ) {
        busy = await server.window.dispatch()
        busy += await server.window.carry(other)
        busy += await customs.tick()
        busy += await customs.carry((messages) => server.window.receive(messages), 60)
      }
    },
  }
}
