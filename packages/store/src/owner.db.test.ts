import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from './database.ts'
import { migrateAll } from './migrate-all.ts'
import { customsMigrations, windowMigrations } from './migration-files.ts'
import { testDatabasePrefix } from './testing-server.ts'

const folders = [windowMigrations, customsMigrations]

/** An owner of a database who may make no roles, as hosted databases give one. */
const givenPlainOwner = async () => {
  const server = inject('testServer')
  const administrator = new pg.Client(server)
  await administrator.connect()
  const name = testDatabasePrefix + randomUUID().replaceAll('-', '')
  await administrator.query(`create role ${name} login`)
  await administrator.query(`create database ${name} owner ${name}`)
  onTestFinished(async () => {
    await administrator.query(`drop database ${name}`)
    await administrator.query(`drop role ${name}`)
    await administrator.end()
  })
  return { administrator, connection: { ...server, database: name, user: name } }
}

test('an owner without rights over roles is told what the administrator has to run, and then works', async () => {
  const { administrator, connection } = await givenPlainOwner()
  const refused = await migrateAll(connection, folders).catch((error: unknown) => String(error))
  const statements = /the administrator of this PostgreSQL has to run once: (.*)$/.exec(String(refused))?.[1] ?? ''
  expect(statements).toMatch(/grant ceb_intake, ceb_app, ceb_auth, customs_worker to test_/)
  // The other tests of this server may not have made every role yet.
  await administrator.query(statements)
  await migrateAll(connection, folders)
  for (const role of ['ceb_intake', 'ceb_app', 'ceb_auth', 'customs_worker']) {
    const database = openDatabase({
      connection,
      role,
      connections: 1,
      name: role,
      onError: (error) => {
        throw error
      },
    })
    expect(await database.query('select current_user as who')).toEqual([{ who: role }])
    await database.close()
  }
})
