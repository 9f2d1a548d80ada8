import { pages } from '@openceb/documents'
import { expect, test } from 'vitest'
import { filtersOfPage } from './filters.ts'
import { readAddress, requestOf, submitted, writeAddress } from './query-address.ts'

const filtersOf = (id: string) => filtersOfPage(pages.find((page) => page.id === id) ?? expect.fail(`no page ${id}`))
const controls = (id: string) => Object.fromEntries(filtersOf(id).map(({ name, control }) => [name, control]))

test('the kind of a field decides the control of its condition', () => {
  expect(controls('3.2')).toMatchObject({
    preNo: 'text',
    ebcCode: 'text',
    customsCode: 'parameter',
    statisticsFlag: 'select',
    tradeMode: 'select',
    returnStatus: 'status',
    intakeTime: 'range',
  })
  expect(controls('2.6')).toMatchObject({ leaveTime: 'range', 'lines.logisticsNo': 'text' })
})

test('a page that names its own conditions offers those and no others', () => {
  expect(controls('3.3')).not.toHaveProperty('tradeMode')
  expect(controls('3.2')).not.toHaveProperty('summaryState')
})

test('an address is no query until 查询 has been pressed', () => {
  expect(readAddress('', filtersOf('1.1'))).toBeUndefined()
  expect(readAddress('?limit=10', filtersOf('1.1'))).toEqual({ conditions: {}, limit: 10, ascending: false, cursors: [] })
})

test('a query survives the trip through the address, with names that are not conditions left out', () => {
  const query = { conditions: { orderNo: 'A 1', status: '100' }, limit: 50, ascending: true, cursors: ['x', 'y'] }
  expect(readAddress(`${writeAddress(query)}&guid=1`, filtersOf('1.1'))).toEqual(query)
})

test('a page size that is not offered falls back to the first', () => {
  expect(readAddress('?limit=7000', filtersOf('1.1'))?.limit).toBe(10)
})

test('blank conditions are none and half a span of intake time becomes a month', () => {
  expect(submitted({ orderNo: '  ', ebpName: ' 易购 ', intakeFrom: '2018-07-01 00:00:00' }, filtersOf('1.1'))).toEqual({
    ebpName: '易购',
    intakeFrom: '2018-07-01 00:00:00',
    intakeTo: '2018-08-01 00:00:00',
  })
})

test('the server is asked for a page by its id, in instants of Chinese time, after the last cursor', () => {
  const conditions = { intakeFrom: '2018-07-01 00:00:00', intakeTo: '2018-08-01 00:00:00', status: 'NEG' }
  expect(requestOf({ conditions, limit: 20, ascending: false, cursors: ['x', 'y'] }, '1.1', filtersOf('1.1'))).toEqual({
    page: '1.1',
    intakeFrom: '2018-07-01T00:00:00+08:00',
    intakeTo: '2018-08-01T00:00:00+08:00',
    status: 'NEG',
    limit: 20,
    after: 'y',
  })
})
