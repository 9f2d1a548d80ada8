/** The operations on one kind of document, derived from its definition. */
import { type Definition, fieldOf, filtersOf } from '@openceb/kernel'
import { mayAnyAct } from '../documents/rights.ts'
import { isRange } from '../search/question.ts'
import { answer, header, idempotencyKey, json, jsonBody, type Paths, path, query, refusals } from './operations.ts'
import { fieldSchema, reference, schemaName, type Schema } from './schemas.ts'

const time: Schema = { type: 'string', examples: ['2026-11-22 10:15:30'] }

const filterParameters = (definition: Definition): Schema[] =>
  filtersOf(definition)
    .filter((name) => name !== 'intakeTime' && name !== 'returnStatus')
    .flatMap((name) => {
      const field = fieldOf(definition, name)
      const { label, labelEn } = field
      if (isRange(field))
        return [query(`${name}From`, `${label}起 / ${labelEn}, from`, time), query(`${name}To`, `${label}止 / ${labelEn}, to`, time)]
      const how = field.filter === 'contains' ? '（包含） / contains' : ''
      return [query(name, `${label}${how} / ${labelEn}`, { type: 'string', title: fieldSchema(field).title })]
    })

const searchParameters = (definition: Definition): Schema[] => [
  ...(definition.pages.length
    ? [query('page', '只查该页面的状态 / states of this page alone', { type: 'string', enum: definition.pages.map(({ id }) => id) })]
    : []),
  query('intakeFrom', '入库时间起；缺省为最近一个自然月 / intake from; the last month when left out', time),
  query('intakeTo', '入库时间止；区间不超过一个自然月 / intake to; at most one month', time),
  query('status', '业务状态；NEG为处理异常 / status; NEG for every refusal'),
  ...filterParameters(definition),
  query('limit', '每页条数 / page size', { type: 'integer', enum: [10, 20, 50, 100], default: 20 }),
  query('order', '按入库时间 / by intake time', { type: 'string', enum: ['desc', 'asc'], default: 'desc' }),
  query('after', '上一页返回的 next / `next` of the page before'),
]

const foundSchema = (definition: Definition): Schema => ({
  type: 'object',
  required: ['items', 'total', 'totalIsExact', 'next'],
  properties: {
    items: { type: 'array', items: reference(schemaName(definition, 'Item')) },
    total: { type: 'integer', maximum: 10_000 },
    totalIsExact: { type: 'boolean' },
    next: { type: ['string', 'null'] },
  },
})

const version = header('If-Match', '单证的版本，如 "3" / the version of the document', true)

export const documentPaths = (definition: Definition): Paths => {
  const { key, title, titleEn } = definition
  const tags = [title]
  const base = `/api/v1/documents/${key}`
  const id = path('id', '主键 / id')
  const may = { ...(mayAnyAct(definition, 'new') ? { new: true } : {}), save: mayAnyAct(definition, 'save'), delete: mayAnyAct(definition, 'delete') }
  const body = jsonBody(schemaName(definition, 'Draft'))
  const ok = (name: string): Schema => answer('成功 / done', json(reference(name)))
  const read = (part: string, summary: string, schema: string) => ({
    [`${base}/{id}${part}`]: {
      get: { tags, summary, parameters: [id], responses: { '200': ok(schema), ...refusals('401', '403') } },
    },
  })
  const act = (action: 'declare' | 'delete', summary: string): Paths =>
    mayAnyAct(definition, action)
      ? {
          [`${base}/actions/${action}`]: {
            post: {
              tags,
              summary,
              parameters: [idempotencyKey],
              requestBody: jsonBody('Chosen'),
              responses: { '200': ok('Acted'), ...refusals('400', '401', '403', '409') },
            },
          },
        }
      : {}
  const one = read('', `${title}详情 / one ${titleEn}`, schemaName(definition, ''))[`${base}/{id}`]
  return {
    [base]: {
      get: {
        tags,
        summary: `查询${title} / search, newest intake first`,
        parameters: searchParameters(definition),
        responses: { '200': answer('成功 / done', json(foundSchema(definition))), ...refusals('400', '401', '403') },
      },
      ...(may.new
        ? {
            post: {
              tags,
              summary: `新增${title}（暂存） / create a draft`,
              parameters: [idempotencyKey],
              requestBody: body,
              responses: { '201': ok('Saved'), ...refusals('400', '401', '403', '409', '422') },
            },
          }
        : {}),
    },
    [`${base}/{id}`]: {
      ...one,
      ...(may.save
        ? {
            put: {
              tags,
              summary: `暂存${title} / save a draft`,
              parameters: [id, version, idempotencyKey],
              requestBody: body,
              responses: { '200': ok('Saved'), ...refusals('400', '401', '403', '409', '412', '422', '428') },
            },
          }
        : {}),
      ...(may.delete
        ? {
            delete: {
              tags,
              summary: `删除${title} / delete`,
              parameters: [id, idempotencyKey],
              responses: { '200': ok('Acted'), ...refusals('401', '403', '409', '422') },
            },
          }
        : {}),
    },
    ...read('/receipts', '回执，最新在前 / receipts, newest first', 'Receipts'),
    ...read('/timeline', '包裹全程 / the life of the parcel', 'Timeline'),
    ...act('declare', `批量申报${title} / declare`),
    ...act('delete', `批量删除${title} / delete`),
  }
}
