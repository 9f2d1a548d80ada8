import { documents, generalRules, processing, rulesOf } from '@openceb/documents'
import { codeInBlock, codeOfRule } from '@openceb/kernel'
import { expect, test } from 'vitest'
import { openceb } from '../testing.ts'
import { everyExplanation, explain } from './explain.ts'

test.for(documents)('$key: every state of its life is explained', ({ lifecycle }) => {
  expect(lifecycle.states.filter((state) => state !== 'deleted' && !explain(state).length)).toEqual([])
})

test.for(documents)('$key: every rule is explained by its code and by its id', (definition) => {
  for (const rule of [...rulesOf(definition), ...Object.values(generalRules)]) {
    const code = codeOfRule(rule, definition.codes)
    expect(explain(code), code).toContainEqual(expect.objectContaining({ rule: rule.id, meaning: { zh: rule.message, en: rule.messageEn } }))
    expect(explain(rule.id.toLowerCase())).toContainEqual(expect.objectContaining({ code, document: definition.key }))
  }
})

test.for(documents)('$key: every number of the processing block is explained', ({ codes, key }) => {
  for (const { number } of Object.values(processing))
    expect(explain(codeInBlock(codes.processing, number))).toContainEqual(expect.objectContaining({ document: key, kind: 'processing' }))
})

test('everything is said in both languages, with what to do', () => {
  for (const { code, title, meaning, fix } of everyExplanation)
    for (const { zh, en } of [title, meaning, fix]) expect([code, zh.length > 0, en.length > 0]).toEqual([code, true, true])
})

test('a number without a rule still tells whose block it is in', () => {
  expect(explain('-603999')).toMatchObject([{ document: 'inventory', kind: 'business', meaning: { zh: '业务校验失败' } }])
})

test('what nobody defined is refused', async () => {
  expect(await openceb(['explain', '-100'])).toMatchObject({ status: 1, out: [], err: [expect.stringContaining('-100')] })
})

test('a negative code is taken for a code and not for an option', async () => {
  const { status, out } = await openceb(['explain', '-603024', '--json'])
  expect(status).toBe(0)
  expect(JSON.parse(out.join(''))).toMatchObject([{ code: '-603024', rule: 'V-INV-24', document: 'inventory' }])
})
