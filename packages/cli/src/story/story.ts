/** Whole trade stories through a running system: many batches side by side, each from order to closing. */
import { makeParcel } from '@openceb/documents/parcel'
import { type Life, liveBatch, type Stage } from './batch.ts'
import { chanceOf } from './chance.ts'

export interface StoryOptions {
  readonly count: number
  readonly seed: number
  readonly series: string
  /** Documents in one message. */
  readonly perMessage: number
  /** Batches under way at once. */
  readonly atOnce: number
  readonly onLives: (lives: readonly Life[]) => void
}

export interface StoryEnd {
  readonly parcels: number
  readonly closed: number
  readonly seconds: number
  readonly perSecond: number
}

export const tellStories = async (stage: Stage, { count, seed, series, perMessage, atOnce, onLives }: StoryOptions): Promise<StoryEnd> => {
  const batches = Math.ceil(count / perMessage)
  const began = performance.now()
  let next = 0
  let closed = 0
  const tell = async (): Promise<void> => {
    while (next < batches && !stage.stop.aborted) {
      const number = next++
      const first = number * perMessage
      const parcels = Array.from({ length: Math.min(perMessage, count - first) }, (_, index) =>
        makeParcel(stage.cast.world, { clock: stage.clock, random: chanceOf(seed, first + index, stage.random) }, series, first + index),
      )
      const lives = await liveBatch(stage, parcels, series, number)
      closed += lives.filter((life) => life.closed).length
      onLives(lives)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, batches) }, tell))
  const seconds = (performance.now() - began) / 1000
  return { parcels: count, closed, seconds, perSecond: closed / seconds }
}
