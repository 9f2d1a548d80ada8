import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './database.ts'
import { claimKeys, findKeysUnder, joinKey, releaseKeys } from './keys.ts'
import { createTestDatabase } from './testing.ts'

const givenDatabase = async () => {
  const { connection } = await createTestDatabase()
  const database = openDatabase({ connection, name: 'keys', onError: () => {}, role: 'ceb_intake' })
  onTestFinished(() => database.close())
  return database
}

const at = new Date('2026-11-22T00:00:00Z')
const claim = (id: number, key: string, intakeTime = at) => ({ kind: 'order.document', key, id, intakeTime })

test('the first of two claims of one key in a batch has it', async () => {
  const database = await givenDatabase()
  const holders = await database.transaction((session) => claimKeys(session, 'ceb', [claim(1, 'A'), claim(2, 'A'), claim(3, 'B')]))
  expect(holders).toEqual([])
  const later = await database.transaction((session) => claimKeys(session, 'ceb', [claim(4, 'A'), claim(5, 'C')]))
  expect(later).toMatchObject([{ key: 'A', id: 1 }])
})

test('a key that another transaction takes meanwhile is seen as taken', async () => {
  const database = await givenDatabase()
  let second: Promise<unknown> | undefined
  await database.transaction(async (session) => {
    await claimKeys(session, 'ceb', [claim(1, 'A')])
    second = database.transaction((other) => claimKeys(other, 'ceb', [claim(2, 'A'), claim(2, 'B')]))
    await new Promise((resolve) => setTimeout(resolve, 50))
  })
  expect(await second).toMatchObject([{ key: 'A', id: 1 }])
})

test('a key is free again after its months', async () => {
  const database = await givenDatabase()
  const old = new Date('2026-05-21T00:00:00Z')
  await database.transaction((session) => claimKeys(session, 'ceb', [claim(1, 'A', old), claim(2, 'B')]))
  const freeBefore = new Date('2026-05-22T00:00:00Z')
  const holders = await database.transaction((session) =>
    claimKeys(session, 'ceb', [
      { ...claim(3, 'A'), freeBefore },
      { ...claim(4, 'B'), freeBefore },
    ]),
  )
  expect(holders).toMatchObject([{ key: 'B', id: 2 }])
})

test('the first parts of a key find every key that goes on from them, and only those', async () => {
  const database = await givenDatabase()
  const keys = [
    ['DD1', 'S', 'P1'],
    ['DD1', 'S', undefined],
    ['DD12', 'S', 'P1'],
    ['DD1', 'S2', 'P1'],
  ].map(joinKey)
  const found = await database.transaction(async (session) => {
    await claimKeys(
      session,
      'ceb',
      keys.map((key, index) => claim(index, key)),
    )
    return findKeysUnder(session, 'ceb', 'order.document', [joinKey(['DD1', 'S'])])
  })
  expect(found.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([0, 1])
})

test('keys that are given back can be taken again', async () => {
  const database = await givenDatabase()
  const holders = await database.transaction(async (session) => {
    await claimKeys(session, 'ceb', [claim(1, 'A')])
    await releaseKeys(session, 'ceb', ['order.document'], [1])
    return claimKeys(session, 'ceb', [claim(2, 'A')])
  })
  expect(holders).toEqual([])
})
