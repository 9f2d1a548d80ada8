/** The life of an inventory, from draft to closing; the numbers I1 to I25 are those of the process description. */
import { defineLifecycle } from '@openceb/kernel'
import { deliveryRows, draftRows } from '../shared/lifecycle-rows.ts'
import { statusSets } from '../shared/status-sets.ts'

const underWay = ['2', '3', '4']
const detained = ['501', '502', '503', '599']

export const inventoryLifecycle = defineLifecycle({
  states: [...statusSets.NOT_CLEARED, '899', '999', 'deleted'],
  initial: ['1', '2', 'NEG'],
  rows: [
    ...draftRows, // I2, I24
    [['1', '4', '100', 'NEG'], 'change:1', '1'],
    [['1', '4', '100', 'NEG'], 'change:2', '2'],
    ['2', 'refuse', 'NEG'], // the related documents did not arrive in time
    ...deliveryRows, // I4
    [underWay, 'receipt:120', '120'], // I5
    [[...underWay, '120', '300'], 'receipt:100', '100'], // I6, I10, I11
    [[...underWay, '120', '300', '500', '600'], 'receipt:399', '399'], // I7, I11, I15, I19
    [[...underWay, '120', '600'], 'receipt:300', '300'], // I8, I19
    [['120', '300', '399', '400'], 'receipt:500', '500'], // I9, I11, I14
    [['120', '300', '399', '400'], 'receipt:600', '600'], // I11, I19
    ['600', 'receipt:120', '120'], // I19
    [['399', '600'], 'receipt:400', '400'], // I12, I19
    [['399', '400', '500', ...detained], 'receipt:800', '800'], // I13, I15, I18
    ['500', 'receipt:501', '501'], // I16
    ['500', 'receipt:502', '502'],
    ['500', 'receipt:503', '503'],
    ['500', 'receipt:599', '599'],
    [['500', '800', ...detained], 'receipt:700', '700'], // I17, I18, I21
    ['800', 'receipt:899', '899'], // I20
    [['120', '300', '399', '400', '800'], 'receipt:430', '430'], // I22
    ['899', 'receipt:999', '999'], // I23
  ],
})
