import { expect, test } from 'vitest'
import { givenServer } from '../testing/server.ts'

type Given = Awaited<ReturnType<typeof givenServer>>

const ask = async ({ http, programOf }: Given, path: string) => http.inject({ url: `/api/v1/codes/${path}`, headers: programOf('agent1') })

const codes = async (given: Given, path: string): Promise<string[]> =>
  (await ask(given, path)).json<{ items: { code: string }[] }>().items.map(({ code }) => code)

test('a code is found by its digits, its pinyin initials or a part of its name', async () => {
  const given = await givenServer()
  for (const q of ['142', 'rmb', '人民']) expect(await codes(given, `currency?q=${encodeURIComponent(q)}`)).toContain('142')
  expect(await codes(given, 'customsOffice?q=2910')).toEqual(['2910'])
  expect(await codes(given, 'businessStatus?q=120')).toEqual(['120'])
})

test('of many hits the first fifty are shown, and that there are more', async () => {
  const given = await givenServer()
  const answer = (await ask(given, 'hsCode?q=39')).json<{ items: object[]; more: boolean }>()
  expect([answer.items.length, answer.more]).toEqual([50, true])
})

test('codes that stand on documents are named, those that ended too', async () => {
  const given = await givenServer()
  const answer = (await ask(given, 'currency?codes=142,113,nonsense')).json<{ items: { code: string; status: string }[] }>()
  expect(answer.items.map(({ code, status }) => [code, status])).toEqual([
    ['142', 'active'],
    ['113', 'retired'],
  ])
  expect(await codes(given, 'currency?q=113')).toEqual([])
})

test('enterprises and supervised sites are asked like any list', async () => {
  const given = await givenServer()
  expect(await codes(given, `enterprise?q=${encodeURIComponent('海星')}`)).toEqual([given.codeOf('seller1')])
  expect(await codes(given, 'enterprise?q=91330200MA0CEB020E')).toEqual([given.codeOf('seller1')])
  expect(await codes(given, 'supervisedSite?q=2910')).toEqual(['HZJC291001'])
  expect(await codes(given, 'supervisedSite?codes=HZKJ291602')).toEqual(['HZKJ291602'])
})

test('a list that there is not, and a question without a key, are refused', async () => {
  const given = await givenServer()
  expect((await ask(given, 'nothing')).statusCode).toBe(404)
  expect((await given.http.inject('/api/v1/codes/currency')).statusCode).toBe(401)
})
