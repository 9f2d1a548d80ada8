import { expect, test } from 'vitest'
import { columnsOf, fieldOf, filtersOf, sectionsOf } from './derive.ts'
import { type DefinitionInput, defineDocument } from './document.ts'
import { decimal, type Fields, text } from './field.ts'
import { defineLifecycle } from './lifecycle.ts'

const lifecycle = defineLifecycle({ states: ['1'], initial: ['1'], rows: [] })

const define = (change: Partial<DefinitionInput<Fields, Fields, Fields>> = {}) =>
  defineDocument<Fields, Fields, Fields>({
    key: 'letter',
    title: '信',
    titleEn: 'Letter',
    message: { code: '999', entity: 'Letter', head: null, line: null, lines: [0, 0], signature: 'optional' },
    receipt: { code: '998', entity: 'LetterReturn', identity: { letterNo: 'required' } },
    codes: { signature: 1, format: 2, business: 3, processing: 4 },
    lifecycle,
    keys: [{ name: 'document', fields: ['letterNo'], rule: 'V-1', held: 'live' }],
    parties: {},
    senders: [],
    declarant: 'letterNo',
    head: { letterNo: text('信号', 'Number', { max: 9 }) },
    lines: {},
    stored: {},
    sections: [{ title: '信', titleEn: 'Letter', fields: ['letterNo', 'returnStatus'] }],
    lineTitle: '',
    lineTitleEn: '',
    query: { key: 'letterNo', filters: ['letterNo', 'intakeTime'], columns: ['letterNo', 'returnStatus'] },
    pages: [],
    ...change,
  })

test('a definition that contradicts itself names the place', () => {
  expect(() => define({ head: { letterNo: text('', 'Number', { max: 9 }) } })).toThrow('letter.head.letterNo: has no label')
  expect(() => define({ stored: { letterNo: text('信号', 'Number', { max: 9 }) } })).toThrow('letter.stored.letterNo: already a field')
  expect(() => define({ head: { w: decimal('重', 'Weight', { total: 2, fraction: 3 }) } })).toThrow('letter.head.w: more digits')
  expect(() => define({ sections: [{ title: '信', titleEn: '', fields: ['letterNo', 'letterNo'] }] })).toThrow('letterNo stands twice')
})

test('one line puts a field into filters, columns and its section', () => {
  const letter = define({
    head: {
      letterNo: text('信号', 'Number', { max: 9 }),
      stamp: text('邮票', 'Stamp', { max: 9, required: false, filter: true, column: true, section: '信' }),
    },
  })
  expect(filtersOf(letter)).toEqual(['letterNo', 'stamp', 'intakeTime'])
  expect(columnsOf(letter)).toEqual(['letterNo', 'stamp', 'returnStatus'])
  expect(sectionsOf(letter)[0]?.fields).toEqual(['letterNo', 'returnStatus', 'stamp'])
  expect(fieldOf(letter, 'stamp').label).toBe('邮票')
  expect(() => fieldOf(letter, 'nothing')).toThrow('letter: no field nothing')
})
