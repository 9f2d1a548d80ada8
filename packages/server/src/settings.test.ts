import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without any setting everything runs together on this machine, with a rehearsing customs and a demonstration', () => {
  expect(readSettings({ PATH: '/bin', PORT: '', AMQP_URL: undefined })).toEqual({
    port: 8088,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    amqpUrl: undefined,
    roles: new Set(['window', 'customs', 'portal', 'worker']),
    signatures: 'off',
    demo: true,
    customs: 'rehearsal',
    logLevel: 'info',
  })
})

test('every setting can be set', () => {
  const settings = readSettings({
    PORT: '80',
    HOST: '0.0.0.0',
    DATA_DIR: '/var/lib/ceb',
    DATABASE_URL: 'postgresql://ceb:secret@db/ceb',
    AMQP_URL: 'amqps://queue',
    ROLES: 'window, worker',
    SIGNATURES: 'required',
    DEMO: '0',
    CUSTOMS: 'none',
    LOG_LEVEL: 'debug',
  })
  expect(settings).toEqual({
    port: 80,
    host: '0.0.0.0',
    dataDir: '/var/lib/ceb',
    databaseUrl: 'postgresql://ceb:secret@db/ceb',
    amqpUrl: 'amqps://queue',
    roles: new Set(['window', 'worker']),
    signatures: 'required',
    demo: false,
    customs: 'none',
    logLevel: 'debug',
  })
})

test.for([
  ['PORT', 'eight', 'PORT has to be a number'],
  ['PORT', '80.5', 'PORT has to be a whole number'],
  ['PORT', '70000', 'PORT has to be at most 65535'],
  ['ROLES', 'window,custom', 'ROLES has to be one of window, customs, portal, worker'],
  ['ROLES', ',', 'ROLES has to be one of window, customs, portal, worker'],
  ['SIGNATURES', 'on', 'SIGNATURES has to be one of off, present, required'],
  ['DEMO', 'yes', 'DEMO has to be one of 0, 1'],
  ['CUSTOMS', 'real', 'CUSTOMS has to be one of rehearsal, exchange, none'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL has to be one of silent, fatal, error, warn, info, debug, trace'],
  ['AMQP_URL', 'queue:5672', 'AMQP_URL has to be an address that begins with amqp:// or amqps://'],
] as const)('%s=%s is refused in one line that names it', ([name, value, line]) => {
  expect(() => readSettings({ [name]: value })).toThrow(new Error(`wrong setting: ${line}`))
})

test('several wrong settings are named together, and no password is repeated', () => {
  const wrong = { PORT: 'eight', DATABASE_URL: 'mysql://ceb:secret@db/ceb' }
  const address = 'DATABASE_URL has to be an address that begins with postgres:// or postgresql://'
  expect(() => readSettings(wrong)).toThrow(new Error(`wrong setting: PORT has to be a number; ${address}`))
})
