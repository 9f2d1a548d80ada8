import { defineLifecycle } from '@openceb/kernel'
import { followingStates, reportRows } from '../shared/lifecycle-rows.ts'

export const departureLifecycle = defineLifecycle({ states: followingStates, initial: ['1', '2', 'NEG'], rows: reportRows })
