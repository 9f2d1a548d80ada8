/** What must not be sent to the exchange, and what comes back: a CEB900 or a negative receipt, and nothing stored that was not there. */
import { documentOf } from '@openceb/documents'
import { makeArrival, makeDeparture } from '@openceb/documents/parcel'
import type { DocumentValue } from '@openceb/kernel'
import { readMessage, writeMessage } from '@openceb/message'
import { expect, test } from 'vitest'
import { expectNothingInside, expectProblem, traces } from '../testing/refusals.ts'
import { givenServer } from '../testing/server.ts'
import { demoWorld, player } from '../testing/window.ts'

type Given = Awaited<ReturnType<typeof givenServer>>

const post = ({ http }: Given, payload: Uint8Array | string, headers: Record<string, string>, url = '/exchange/messages') =>
  http.inject({ method: 'POST', url, headers, payload: Buffer.from(payload) })

const unreadable = (good: string): Record<string, Uint8Array | string> => {
  const utf16 = Buffer.from(`﻿${good.replace('UTF-8', 'UTF-16')}`, 'utf16le')
  return {
    'an empty body': '',
    'white space': ' \n\t ',
    'no XML': 'orderNo=1',
    JSON: '{"orderNo":"1"}',
    'a message that is cut off': good.slice(0, -20),
    'a tag that is not closed': good.replace('</ceb:orderNo>', ''),
    'text behind the end': `${good}x`,
    'two roots': good + good.replace(/^<\?xml[^>]*\?>\s*/, ''),
    'UTF-16': utf16,
    'GBK bytes': Buffer.concat([Buffer.from(good.slice(0, 400)), Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]), Buffer.from(good.slice(400))]),
    'GBK declared': good.replace('UTF-8', 'GBK'),
    'a zero byte': good.replace('<ceb:orderNo>', '<ceb:orderNo>\u0000'),
    'a control character': good.replace('<ceb:orderNo>', '<ceb:orderNo>&#1;'),
    'a doctype': good.replace('?>', '?><!DOCTYPE x SYSTEM "file:///etc/passwd">'),
    'an entity of its own': good
      .replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')
      .replace('<ceb:orderNo>', '<ceb:orderNo>&e;'),
    'growing entities': good.replace('?>', `?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`),
    'deep nesting': '<a>'.repeat(100_000) + '</a>'.repeat(100_000),
    'another root': '<Order/>',
    'a root of another namespace': good.replace('http://www.chinaport.gov.cn/ceb', 'http://example.com/ceb'),
    'a type that there is not': good.replaceAll('CEB303Message', 'CEB999Message'),
    'a receipt': good.replaceAll('CEB303Message', 'CEB304Message'),
    'no number': good.replace(/ guid="[^"]*"/, ''),
    'no documents': good.replace(/<ceb:Order>[\s\S]*<\/ceb:Order>/, ''),
    'an element that there is not': good.replace('<ceb:orderNo>', '<ceb:secret>1</ceb:secret><ceb:orderNo>'),
    'an amount that is none': good.replace(/<ceb:goodsValue>[^<]*/, "<ceb:goodsValue>1' or '1'='1"),
    'a field that is too long': good.replace(/<ceb:orderNo>[^<]*/, `<ceb:orderNo>${'9'.repeat(5000)}`),
    'an envelope around nothing': '<DxpMsg xmlns="http://www.chinaport.gov.cn/dxp" ver="1.0"><TransInfo/><Data>###</Data></DxpMsg>',
  }
}

test('what cannot be read is answered with a CEB900 for its sender alone, is kept as it came and changes nothing', async () => {
  const given = await givenServer()
  await given.send('order', 'platform', [given.parcel(1).order])
  const good = Buffer.from(given.messageOf('order', 'platform', [given.parcel(2).order])).toString()
  const before = await traces(given.owner, ['message', 'receipt'])
  const cases = Object.entries(unreadable(good))
  for (const [what, payload] of cases)
    for (const prefer of ['', 'respond-async']) {
      const answer = await post(given, payload, { ...given.programOf('platform'), prefer })
      expect.soft([answer.statusCode, answer.headers['content-type']], what).toEqual([422, 'application/xml; charset=utf-8'])
      const reading = readMessage(answer.rawPayload)
      expect
        .soft(reading, what)
        .toMatchObject({ kind: 'technical', receipt: { returnStatus: '-999999', returnInfo: expect.stringMatching(/[一-鿿]/) as string } })
      expectNothingInside({ body: reading.kind === 'technical' ? reading.receipt.returnInfo : '' }, what)
    }
  expect(await traces(given.owner, ['message', 'receipt'])).toBe(before)
  const kept = await given.owner.query(`select from ceb.message where outcome = 'unreadable'`)
  expect(kept).toHaveLength(cases.length * 2)
  const mine = await given.http.inject({ url: '/exchange/receipts?limit=1000', headers: given.programOf('platform') })
  expect(mine.json<{ items: { type: string }[] }>().items.filter(({ type }) => type === 'CEB900Message')).toHaveLength(cases.length * 2)
  const others = await given.http.inject({ url: '/exchange/receipts?limit=1000', headers: given.programOf('payment') })
  expect(others.json<{ items: object[] }>().items).toEqual([])
})

test('checking the same says where each is wrong, and leaves no trace at all', async () => {
  const given = await givenServer()
  const good = Buffer.from(given.messageOf('order', 'platform', [given.parcel(2).order])).toString()
  const before = await traces(given.owner)
  for (const [what, payload] of Object.entries(unreadable(good))) {
    const answer = await post(given, payload, {}, '/exchange/validate')
    expect.soft(answer.statusCode, what).toBe(200)
    const said = answer.json<{ ok: boolean; documents: { issues: object[] }[] }>()
    expect.soft(said, what).toMatchObject({ ok: false, documents: [{ index: 0, key: '' }] })
    expect.soft(said.documents[0]?.issues[0], what).toMatchObject({
      code: '-999999',
      message: expect.stringMatching(/[一-鿿]/) as string,
      messageEn: expect.stringMatching(/[a-z]/) as string,
      rule: 'V-GEN-01',
    })
    expectNothingInside(answer, what)
  }
  expect(await traces(given.owner)).toBe(before)
})

test('more than ten megabytes are refused in the one shape, whoever counts them', async () => {
  const given = await givenServer()
  const before = await traces(given.owner)
  const much = Buffer.alloc(10 * 1024 * 1024 + 1, 32)
  for (const url of ['/exchange/messages', '/exchange/validate']) {
    expectProblem(await post(given, much, given.programOf('platform'), url), 413, 'TOO_LARGE', url)
    const declared = await post(given, 'x', { ...given.programOf('platform'), 'content-length': String(much.length) }, url)
    expectProblem(declared, 413, 'TOO_LARGE', `${url} by its length`)
  }
  expect(await traces(given.owner)).toBe(before)
})

const refusedWith = async (given: Given, user: string, bytes: Uint8Array): Promise<string[]> => {
  const answer = await post(given, bytes, given.programOf(user))
  expect.soft(answer.statusCode).toBe(200)
  const reading = readMessage(answer.rawPayload)
  if (reading.kind !== 'receipts') throw new Error(reading.kind)
  return reading.receipts.map(({ returnStatus, returnInfo }) => `${returnStatus} ${returnInfo}`)
}

const signed = (document: string, user: string, as: string, values: readonly DocumentValue[], guid: string): Uint8Array => {
  const { code, name } = player(as)
  const transfer = { copCode: code, copName: name, dxpMode: 'DXP', dxpId: player(user).dxpId }
  return Buffer.from(writeMessage({ definition: documentOf(document), guid, documents: values, transfer }))
}

test('what belongs to somebody else is refused by a negative receipt, and the other one sees and loses nothing', async () => {
  const given = await givenServer()
  const [one, two] = [given.parcel(1), given.parcel(2)]
  await given.send('order', 'platform', [one.order])
  await given.send('waybill', 'logistics', [one.waybill])
  const before = await traces(given.owner, ['message', 'message_key', 'receipt'])
  const uuid = (): string => given.parts.random.uuid().toUpperCase()
  const altered = (appType: string): DocumentValue => ({ ...one.order, head: { ...one.order.head, appType, guid: uuid() } })
  const cases: [what: string, user: string, bytes: Uint8Array, said: RegExp][] = [
    ['the identity of another in the transfer', 'seller2', signed('order', 'seller2', 'platform', [two.order], uuid()), /^-\d{6} .*V-GEN-08/],
    ['the mailbox of another', 'agent2', signed('inventory', 'agent1', 'agent2', [two.inventory], uuid()), /^-\d{6} .*V-GEN-08/],
    ['an order of another platform and seller', 'seller2', given.messageOf('order', 'seller2', [two.order]), /没有权限/],
    ['an inventory of another agent', 'agent2', given.messageOf('inventory', 'agent2', [two.inventory]), /没有权限/],
    ['a payment by who carries parcels', 'logistics', given.messageOf('payment', 'logistics', [two.payment]), /没有权限/],
    ['a waybill by who carries nothing', 'platform', given.messageOf('waybill', 'platform', [two.waybill]), /没有权限/],
    ['a change of the order of others', 'seller2', given.messageOf('order', 'seller2', [altered('2')]), /没有权限/],
    ['a deletion of the order of others', 'seller2', given.messageOf('order', 'seller2', [altered('3')]), /没有权限/],
    ['a deletion of the order of others by an agent', 'agent2', given.messageOf('order', 'agent2', [altered('3')]), /没有权限/],
    [
      'a deletion of what is not there',
      'platform',
      given.messageOf('order', 'platform', [{ ...two.order, head: { ...two.order.head, appType: '3' } }]),
      /^-304/,
    ],
    [
      'an order that is there already',
      'platform',
      given.messageOf('order', 'platform', [{ ...one.order, head: { ...one.order.head, guid: uuid() } }]),
      /^-304001 .*V-ORD-01/,
    ],
    [
      'a guid that was used',
      'platform',
      given.messageOf('order', 'platform', [{ ...two.order, head: { ...two.order.head, guid: one.order.head.guid } }]),
      /V-GEN-02/,
    ],
  ]
  for (const [what, user, bytes, said] of cases) {
    const [first = ''] = await refusedWith(given, user, bytes)
    expect.soft(first, what).toMatch(said)
    expect.soft(first, what).toMatch(/^-\d/)
    expectNothingInside({ body: first }, what)
  }
  expect(await traces(given.owner, ['message', 'message_key', 'receipt'])).toBe(before)
  // Nobody hears of what others tried with their documents.
  const seen = await given.http.inject({ url: '/exchange/receipts', headers: given.programOf('seller1') })
  expect(seen.json<{ items: object[] }>().items).toEqual([])
})

test('one bad document of a message does not hold up the good ones', async () => {
  const given = await givenServer()
  const [one, two, three] = [given.parcel(1).order, given.parcel(2).order, given.parcel(3).order]
  const wrong = { ...two, head: { ...two.head, goodsValue: '1' } } as unknown as DocumentValue
  const said = await refusedWith(given, 'platform', given.messageOf('order', 'platform', [one, wrong, three, one]))
  expect(said.map((text) => text.split(' ')[0])).toEqual(['2', '-303007', '2', expect.stringMatching(/^-30/) as string])
  expect(await given.statusOf('order')).toEqual(['2', '-303007', '2'])
})

test('what comes before its time waits or is refused later by its receipt, and is not lost', async () => {
  const given = await givenServer()
  const one = given.parcel(1)
  const means = { clock: given.parts.clock, random: given.parts.random }
  const [inventory] = await refusedWith(given, 'agent1', given.messageOf('inventory', 'agent1', [one.inventory]))
  expect(inventory).toMatch(/^2 /)
  await given.window.dispatch()
  expect(await given.statusOf('inventory')).toEqual(['2'])
  const [arrival] = await refusedWith(given, 'operator', given.messageOf('arrival', 'operator', [makeArrival(demoWorld, means, 'T', 'YD1', [one])]))
  const [departure] = await refusedWith(
    given,
    'logistics',
    given.messageOf('departure', 'logistics', [makeDeparture(demoWorld, means, 'T', 'LJ1', [one])]),
  )
  // Whether a list has come that far is known to customs alone.
  expect([arrival?.[0], departure?.[0]]).toEqual(['2', '2'])
  const items = await given.http.inject({ url: '/exchange/receipts', headers: given.programOf('agent1') })
  expect(items.json<{ items: { xml: string }[] }>().items.at(-1)?.xml).toContain('等待')
})

test('what is no place in the receipts, no number and no time to wait is refused with its name', async () => {
  const given = await givenServer()
  const far = Buffer.from('99999999999999999999.1').toString('base64url')
  const sql = Buffer.from("1.1'; drop table ceb.receipt; --").toString('base64url')
  const wrong = {
    after: ['abc', 'A'.repeat(101), '%00', sql, far, 'x&after=y'],
    limit: ['0', '-1', '1e9', '1001', '1.5', 'many', '%27', '1&limit=2'],
    wait: ['-1', '61', 'Infinity', 'NaN'],
  }
  for (const [path, values] of Object.entries(wrong))
    for (const value of values) {
      const query = `${path}=${value}`
      const answer = await given.http.inject({ url: `/exchange/receipts?${query}`, headers: given.programOf('platform') })
      expectProblem(answer, 400, 'REQUEST_INVALID', query)
      expect.soft(answer.json(), query).toMatchObject({ issues: [{ path, rule: 'request' }] })
    }
})

test('a cursor of others gives nothing of theirs', async () => {
  const given = await givenServer()
  await given.send('order', 'platform', [given.parcel(1).order])
  await given.send('payment', 'payment', [given.parcel(1).payment])
  const page = await given.http.inject({ url: '/exchange/receipts', headers: given.programOf('platform') })
  const [item] = page.json<{ items: { cursor: string; documentKey: string }[] }>().items
  const others = await given.http.inject({ url: `/exchange/receipts?after=${item?.cursor}`, headers: given.programOf('payment') })
  expect(others.json<{ items: { documentKey: string }[] }>().items.map(({ documentKey }) => documentKey)).not.toContain(item?.documentKey)
})

test('without a key that is valid nothing is taken in or given out', async () => {
  const given = await givenServer()
  const before = await traces(given.owner)
  const bytes = given.messageOf('order', 'platform', [given.parcel(1).order])
  const keys: Record<string, Record<string, string>> = {
    'no key': {},
    'an empty key': { authorization: 'Bearer ' },
    'a wrong key': { authorization: 'Bearer wrong' },
    'a key in the wrong manner': { authorization: `Basic ${Buffer.from('platform:key').toString('base64')}` },
    'a key with SQL in it': { authorization: "Bearer '||(select/**/1)||'" },
    'a very long key': { authorization: `Bearer ${'k'.repeat(8000)}` },
  }
  for (const [what, headers] of Object.entries(keys)) {
    expectProblem(await post(given, bytes, headers), 401, 'KEY_NOT_VALID', what)
    expectProblem(await given.http.inject({ url: '/exchange/receipts', headers }), 401, 'KEY_NOT_VALID', what)
  }
  expect(await traces(given.owner)).toBe(before)
})
