import type { DocumentValue } from '@openceb/kernel'
import { expect, test } from 'vitest'
import { documentOf, validateDocument } from '../index.ts'
import { testContext, testParcels } from '../testing/world.ts'

test('a thousand made parcels and their reports break no rule', () => {
  const { parcels, arrival, departure } = testParcels(1000)
  const issues = [...parcels, { arrival, departure }].flatMap((documents) =>
    Object.entries<DocumentValue>({ ...documents }).flatMap(([key, document]) => validateDocument(documentOf(key), document, testContext())),
  )
  expect(issues).toEqual([])
})
