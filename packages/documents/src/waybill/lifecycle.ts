import { defineLifecycle } from '@openceb/kernel'
import { followingRows, followingStates } from '../shared/lifecycle-rows.ts'

export const waybillLifecycle = defineLifecycle({ states: followingStates, initial: ['1', '2', 'NEG'], rows: followingRows })
