import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMessage } from '@openceb/message'
import { expect, onTestFinished, test } from 'vitest'
import { givenServer } from '../testing/server.ts'
import { openFolders } from './folders.ts'

const platform = 'DXPENTDEMO000001'

const givenFolders = async () => {
  const given = await givenServer()
  const root = await mkdtemp(join(tmpdir(), 'ceb-exchange-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const errors: string[] = []
  const open = (window = given.window) =>
    openFolders({
      root,
      window,
      reference: given.reference,
      app: given.app,
      clock: given.parts.clock,
      onError: ({ message }) => errors.push(message),
    })
  const folders = open()
  await folders.make([platform, 'DXPENTDEMO000002'])
  const put = (name: string, bytes: Uint8Array | string) => writeFile(join(root, platform, 'out', name), bytes)
  const list = async (folder: string, user = platform) => (await readdir(join(root, user, folder))).sort()
  /** Two looks: the first sees the file, the second that nobody is writing it any more. */
  const look = async (times = 3) => {
    for (let time = 0; time < times; time++) await folders.run()
  }
  return { ...given, root, folders, open, put, list, look, errors }
}

test('a message that lies in the folder is taken in, and its receipts come back', async () => {
  const given = await givenFolders()
  const { put, list, look, root } = given
  await given.send('order', 'platform', [given.parcel(1).order])
  await put('orders.xml', given.messageOf('order', 'platform', [given.parcel(2).order, given.parcel(3).order]))
  await look()
  expect(await given.statusOf('order')).toEqual(['2', '2', '2'])
  expect([await list('out'), await list('sent'), await list('error')]).toEqual([[], ['orders.xml'], []])
  const receipts = await list('in')
  // Receipts from before the first message by folder went another way.
  expect(receipts).toHaveLength(2)
  for (const name of receipts) {
    expect(name).toMatch(/^CEB304Message-.+\.xml$/)
    expect(readMessage(await readFile(join(root, platform, 'in', name))).kind).toBe('receipts')
  }
  await look()
  expect(await list('in')).toEqual(receipts)
})

test('what cannot be read goes aside with the reason beside it', async () => {
  const { put, list, look, root } = await givenFolders()
  await put('broken.xml', '<CEB303Message>')
  await look()
  expect(await list('out')).toEqual([])
  expect(await list('error')).toEqual(['broken.xml', 'broken.xml.txt'])
  expect(await readFile(join(root, platform, 'error', 'broken.xml.txt'), 'utf8')).toContain('报文不符合格式规范')
  expect(await list('in')).toEqual([expect.stringMatching(/^CEB900Message-/) as string])
})

test('a file that is still being written waits until it is whole', async () => {
  const { put, list, folders, parcel, messageOf } = await givenFolders()
  const bytes = messageOf('order', 'platform', [parcel(1).order])
  await put('slow.xml', bytes.subarray(0, 100))
  await folders.run()
  await put('slow.xml', bytes)
  await folders.run()
  expect(await list('out')).toEqual(['slow.xml'])
  await folders.run()
  expect([await list('out'), await list('error')]).toEqual([[], []])
})

test('a file stays where it is until its message is stored', async () => {
  const given = await givenFolders()
  await given.put('orders.xml', given.messageOf('order', 'platform', [given.parcel(1).order]))
  const failing = given.open({ ...given.window, takeIn: () => Promise.reject(new Error('the database is gone')) })
  await failing.run()
  await failing.run()
  expect([await given.list('out'), given.errors]).toEqual([['orders.xml'], ['the database is gone']])
  await given.look()
  expect([await given.list('out'), await given.statusOf('order')]).toEqual([[], ['2']])
})

test('a message sent twice is stored once', async () => {
  const given = await givenFolders()
  const bytes = given.messageOf('order', 'platform', [given.parcel(1).order])
  await given.put('one.xml', bytes)
  await given.put('two.xml', bytes)
  await given.look()
  expect([await given.list('sent'), await given.statusOf('order')]).toEqual([['one.xml', 'two.xml'], ['2']])
})

test('links, other files and folders of nobody are left alone', async () => {
  const given = await givenFolders()
  await writeFile(join(given.root, 'elsewhere.xml'), 'secret')
  await symlink(join(given.root, 'elsewhere.xml'), join(given.root, platform, 'out', 'link.xml'))
  await given.put('readme.txt', 'text')
  await given.folders.make(['UNKNOWN'])
  await writeFile(join(given.root, 'UNKNOWN', 'out', 'orders.xml'), given.messageOf('order', 'platform', [given.parcel(1).order]))
  await given.look()
  expect(await given.list('out')).toEqual(['link.xml', 'readme.txt'])
  expect(await given.list('out', 'UNKNOWN')).toEqual(['orders.xml'])
  expect(await given.statusOf('order')).toEqual([])
})
