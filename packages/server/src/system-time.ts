/** Real time and real chance: only the composition of the process takes them from the system. */
import { randomInt, randomUUID } from 'node:crypto'
import type { Clock, Random } from '@openceb/kernel'

export const systemClock: Clock = { now: () => new Date() }

export const systemRandom: Random = { next: () => randomInt(2 ** 32) / 2 ** 32, uuid: randomUUID }
