import { expect, test } from 'vitest'
import { parseCodeFile } from './code-file.ts'

const faultsOf = (text: string) => {
  const result = parseCodeFile('unit', 'unit.csv', text)
  return result.ok ? [] : result.issues.map(({ path, code }) => `${path} ${code}`)
}
const header = 'code,name,edition,source,effectiveFrom,effectiveTo,status\n'

test('a row keeps its leading zeros and leaves open what it does not say', () => {
  expect(parseCodeFile('unit', 'unit.csv', '\uFEFFcode,name,edition,source\n007,个,2020,S20\n')).toEqual({
    ok: true,
    entries: [
      {
        list: 'unit',
        code: '007',
        name: '个',
        nameEn: '',
        altCode: '',
        attributes: {},
        effectiveFrom: null,
        effectiveTo: null,
        status: 'active',
        edition: '2020',
        source: 'S20',
      },
    ],
  })
})

test('every fault of a file is told with its line', () => {
  expect(faultsOf(`${header}001,台,2020,S20,,,\n,座,2020,S20,,,\n003,辆 ,2020,S20,20261301,,\n001,台,2020,S20,,,\n`)).toEqual([
    'unit.csv:3 CODE_CELL_EMPTY',
    'unit.csv:4 CODE_CELL_UNTIDY',
    'unit.csv:4 CODE_DATE_WRONG',
    'unit.csv:5 CODE_REPEATED',
  ])
})

test.each([
  ['an empty file', '', 'unit.csv:1 CODE_FILE_EMPTY'],
  ['a missing column', 'code,name,edition\n', 'unit.csv:1 CODE_COLUMN_MISSING'],
  ['a column of another list', 'code,name,edition,source,unit1\n', 'unit.csv:1 CODE_COLUMN_UNKNOWN'],
  ['a repeated column', 'code,name,edition,source,name\n', 'unit.csv:1 CODE_COLUMN_REPEATED'],
  ['a row with too few cells', `${header}001,台\n`, 'unit.csv:2 CODE_FILE_NOT_CSV'],
  ['a stray quotation mark', `${header}001,台,2020,S20,,,\n002,"座,2020,S20,,,\n`, 'unit.csv:3 CODE_FILE_NOT_CSV'],
  ['a status of no meaning', `${header}001,台,2020,S20,,,gone\n`, 'unit.csv:2 CODE_STATUS_UNKNOWN'],
  ['a retired code without its last day', `${header}001,台,2020,S20,,,retired\n`, 'unit.csv:2 CODE_END_MISSING'],
  ['a period that ends before it begins', `${header}001,台,2020,S20,20260101,20250101,\n`, 'unit.csv:2 CODE_PERIOD_REVERSED'],
  ['the 30th of February', `${header}001,台,2020,S20,,20260230,\n`, 'unit.csv:2 CODE_DATE_WRONG'],
])('%s is refused', (_what, text, fault) => {
  expect(faultsOf(text)).toEqual([fault])
})

test('one code may come with two periods', () => {
  expect(faultsOf(`${header}001,台,2020,S20,,20201231,retired\n001,台,2026,S20,20260101,,\n`)).toEqual([])
})
