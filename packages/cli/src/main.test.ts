import { expect, test } from 'vitest'
import { givenCredentials, givenFolder, openceb } from './testing.ts'

const commands = [
  'start',
  'sample',
  'send',
  'receipts',
  'validate',
  'explain',
  'story',
  'customs queue',
  'customs decide',
  'customs profile',
  'customs risk',
  'customs clock',
  'export',
  'admin create',
]

test.for(commands)('%s explains itself and offers JSON', async (command) => {
  const { status, out } = await openceb([...command.split(' '), '--help'])
  expect(status).toBe(0)
  expect(out.join('\n')).toContain(`Usage: openceb ${command}`)
  expect(out.join('\n')).toContain('--json')
})

test.for([[['nonsense']], [['send']], [['story', '--count', 'many']], [['story', '--count', '0']], [['validate', '--what', 'x.xml']]])(
  'wrong use is told apart: %s',
  async ([args]) => {
    const { status, err } = await openceb(args ?? [])
    expect(status).toBe(2)
    expect(err.join('\n')).toContain('error:')
  },
)

test('a file that is not there is wrong use', async () => {
  const dataDir = await givenCredentials()
  expect(await openceb(['send', 'nowhere.xml', '--data-dir', dataDir])).toMatchObject({ status: 2, err: [expect.stringContaining('nowhere.xml')] })
})

test('a system that is not there is told apart from a refusal', async () => {
  const dataDir = await givenCredentials()
  expect(await openceb(['receipts', '--as', 'AGT'], { DATA_DIR: dataDir })).toMatchObject({
    status: 3,
    err: [expect.stringContaining('not reachable')],
  })
})

test('without credentials the first thing to do is said', async () => {
  const dataDir = await givenFolder()
  expect(await openceb(['story', '--data-dir', dataDir])).toMatchObject({ status: 3, err: [expect.stringContaining('npm start')] })
})

test('an enterprise that has no key is answered with those that have one', async () => {
  const dataDir = await givenCredentials()
  const { status, err } = await openceb(['receipts', '--as', 'NOBODY', '--data-dir', dataDir])
  expect(status).toBe(2)
  expect(err.join('\n')).toContain('3301980A01 报关 AGT')
})
