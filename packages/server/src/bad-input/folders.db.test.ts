/** What must not lie in a folder, and what becomes of it: set aside with its reason, and the files beside it are taken in. */
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFolders } from '../exchange/folders.ts'
import { traces } from '../testing/refusals.ts'
import { givenServer } from '../testing/server.ts'

const platform = 'DXPENTDEMO000001'

const givenFolders = async () => {
  const given = await givenServer()
  const root = await mkdtemp(join(tmpdir(), 'ceb-exchange-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const errors: string[] = []
  const { window, reference, app, parts } = given
  const folders = openFolders({ root, window, reference, app, clock: parts.clock, onError: ({ message }) => errors.push(message) })
  await folders.make([platform])
  const path = (folder: string, name = ''): string => join(root, platform, folder, name)
  return {
    ...given,
    errors,
    path,
    list: async (folder: string) => (await readdir(path(folder))).sort(),
    /** The first look sees the files, the second that nobody is writing them any more. */
    look: async () => {
      for (let time = 0; time < 3; time++) await folders.run()
    },
  }
}

test('files that are no messages are set aside each with its reason, and the good one among them is taken in', async () => {
  const given = await givenFolders()
  const good = Buffer.from(given.messageOf('order', 'platform', [given.parcel(1).order])).toString()
  const before = await traces(given.owner, ['message', 'receipt', 'message_key', 'document_key'])
  const bad: Record<string, string | Uint8Array> = {
    'a-empty.xml': '',
    'b-text.xml': 'order',
    'c-cut.xml': good.slice(0, 300),
    'd-utf16.xml': Buffer.from(good, 'utf16le'),
    'e-doctype.xml': good.replace('?>', '?><!DOCTYPE x SYSTEM "file:///etc/passwd">'),
    'g-root.xml': '<Order/>',
    'h-receipt.xml': good.replaceAll('CEB303Message', 'CEB304Message'),
  }
  for (const [name, bytes] of Object.entries(bad)) await writeFile(given.path('out', name), bytes)
  await given.look()
  expect(await traces(given.owner, ['message', 'receipt', 'message_key', 'document_key'])).toBe(before)
  await writeFile(given.path('out', 'f-good.xml'), good)
  await given.look()
  expect([await given.list('out'), await given.list('sent')]).toEqual([[], ['f-good.xml']])
  expect(await given.list('error')).toEqual(Object.keys(bad).flatMap((name) => [name, `${name}.txt`]))
  for (const [name, bytes] of Object.entries(bad)) {
    expect(await readFile(given.path('error', name)), name).toEqual(Buffer.from(bytes))
    const reason = await readFile(given.path('error', `${name}.txt`), 'utf8')
    expect.soft(reason, name).toMatch(/[一-鿿]/)
    expect.soft(reason, name).not.toMatch(/\bat .+:\d|node_modules/)
  }
  expect(given.errors).toEqual([])
  expect(await given.statusOf('order')).toEqual(['2'])
})

test('a file of more than ten megabytes is set aside without being read', async () => {
  const given = await givenFolders()
  await writeFile(given.path('out', 'much.xml'), '')
  // So large that reading it would be noticed.
  await truncate(given.path('out', 'much.xml'), 40 * 1024 ** 3)
  await given.look()
  expect(await given.list('error')).toEqual(['much.xml', 'much.xml.txt'])
  expect(await readFile(given.path('error', 'much.xml.txt'), 'utf8')).toContain('10MB')
  expect(given.errors).toEqual([])
  expect(await given.owner.query('select from ceb.message')).toEqual([])
})

test('a message in the name of another is refused by its receipt and not taken for the folder that it lay in', async () => {
  const given = await givenFolders()
  await writeFile(given.path('out', 'foreign.xml'), given.messageOf('payment', 'payment', [given.parcel(1).payment]))
  await mkdir(given.path('out', 'folder.xml'))
  await given.look()
  expect([await given.list('out'), await given.list('sent')]).toEqual([['folder.xml'], ['foreign.xml']])
  const [receipt = ''] = await given.list('in')
  expect(await readFile(given.path('in', receipt), 'utf8')).toMatch(/<ceb:returnStatus>-|<returnStatus>-/)
  expect(await given.statusOf('payment')).toEqual([])
})
