/** The description of the API, derived from the registry: a new document appears here by itself. */
import { codeLists, documents } from '@openceb/documents'
import { queues, settingNames } from '../customs/contract.ts'
import { commonSchemas } from './common-schemas.ts'
import { documentPaths } from './document-paths.ts'
import { answer, header, json, jsonBody, type Paths, path, query, refusals, xmlAnswer, xmlBody } from './operations.ts'
import { documentSchemas, reference, type Schema } from './schemas.ts'

const ok = (name: string): Schema => answer('成功 / done', json(reference(name)))
const nobody: readonly Schema[] = [{}]

const session: Paths = {
  '/api/v1/captcha': {
    get: { tags: ['登录'], summary: '验证码 / captcha', security: nobody, responses: { '200': ok('Captcha'), ...refusals('429') } },
  },
  '/api/v1/session': {
    post: {
      tags: ['登录'],
      summary: '登录 / sign in',
      security: nobody,
      requestBody: jsonBody('SignIn'),
      responses: { '200': ok('Session'), ...refusals('400', '401', '423', '429') },
    },
    get: { tags: ['登录'], summary: '当前用户 / who is signed in', responses: { '200': ok('Session'), ...refusals('401') } },
    delete: { tags: ['登录'], summary: '退出 / sign out', responses: { '204': answer('已退出 / signed out'), ...refusals('401') } },
  },
}

const codes: Paths = {
  '/api/v1/codes/{list}': {
    get: {
      tags: ['参数'],
      summary: '参数查询 / codes by code prefix, pinyin initials or part of the name',
      parameters: [
        {
          ...path('list', '参数表 / code list'),
          schema: { type: 'string', enum: [...Object.keys(codeLists), 'enterprise'] },
        },
        query('q', '代码、拼音首字母或名称 / what was typed'),
        query('codes', '以逗号分隔的代码 / codes to name, separated by commas'),
        query('limit', '条数 / how many', { type: 'integer', minimum: 1, maximum: 50, default: 50 }),
      ],
      responses: { '200': ok('Codes'), ...refusals('400', '401', '404') },
    },
  },
}

const key: readonly Schema[] = [{ key: [] }]

const exchange: Paths = {
  '/exchange/messages': {
    post: {
      tags: ['报文交换'],
      summary: '发送报文 / send a message',
      security: key,
      parameters: [header('Prefer', 'respond-async：先答复202，稍后入库 / answer 202 now, take in later')],
      requestBody: xmlBody,
      responses: {
        '200': xmlAnswer('回执报文；重复发送时带 Idempotent-Replay: true / the receipts; repeats carry Idempotent-Replay'),
        '202': answer('已接收 / received', json({ type: 'object', required: ['guid'], properties: { guid: { type: 'string' } } })),
        '422': xmlAnswer('CEB900：报文无法识别 / the message cannot be read'),
        ...refusals('401', '413'),
      },
    },
  },
  '/exchange/receipts': {
    get: {
      tags: ['报文交换'],
      summary: '读取回执 / read receipts in order',
      security: key,
      parameters: [
        query('after', '游标 / cursor'),
        query('limit', '条数 / how many', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }),
        query('wait', '无回执时等待的秒数 / seconds to wait', { type: 'number', minimum: 0, maximum: 60, default: 0 }),
      ],
      responses: { '200': ok('ReceiptPage'), ...refusals('400', '401') },
    },
  },
  '/exchange/validate': {
    post: {
      tags: ['报文交换'],
      summary: '只校验、不入库 / check and store nothing',
      security: nobody,
      requestBody: xmlBody,
      responses: { '200': ok('Validation'), ...refusals('413', '429') },
    },
  },
}

const customs = ['海关演练']

const console: Paths = {
  '/api/v1/customs/queues': {
    get: { tags: customs, summary: '各队列数量 / how much waits where', responses: { '200': ok('Queues'), ...refusals('401', '403') } },
  },
  '/api/v1/customs/queues/{queue}': {
    get: {
      tags: customs,
      summary: '待办，最早在前 / what waits for an officer, oldest first',
      parameters: [
        { ...path('queue', '队列 / queue'), schema: { type: 'string', enum: queues } },
        query('customsCode', '申报地海关 / office'),
        query('limit', '条数 / how many', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
        query('after', '上一页返回的 next / `next` of the page before'),
      ],
      responses: { '200': ok('WorkList'), ...refusals('400', '401', '403', '404') },
    },
  },
  '/api/v1/customs/cases/{id}': {
    get: {
      tags: customs,
      summary: '四单对比与处置记录 / four documents side by side, and who decided what',
      parameters: [path('id', '主键 / id')],
      responses: { '200': ok('Case'), ...refusals('401', '403', '404') },
    },
  },
  '/api/v1/customs/decisions': {
    get: { tags: customs, summary: '可作的处置 / what the officer may decide', responses: { '200': ok('Decisions'), ...refusals('401', '403') } },
    post: {
      tags: customs,
      summary: '处置，逐票答复 / decide, answered row by row',
      requestBody: jsonBody('DecisionRows'),
      responses: { '200': ok('Acted'), ...refusals('400', '401', '403') },
    },
  },
  '/api/v1/customs/settings': {
    get: { tags: customs, summary: '海关参数 / what customs works by', responses: { '200': ok('CustomsSettings'), ...refusals('401', '403') } },
  },
  '/api/v1/customs/settings/{name}': {
    put: {
      tags: customs,
      summary: '更换一项参数 / replace one setting',
      parameters: [{ ...path('name', '参数 / setting'), schema: { type: 'string', enum: settingNames } }],
      requestBody: { required: true, content: json({}) },
      responses: { '204': answer('已生效 / in force'), ...refusals('401', '403', '404', '422') },
    },
  },
  '/api/v1/customs/clock': {
    get: { tags: customs, summary: '演练时钟 / the clock of the rehearsal', responses: { '200': ok('WorldTime'), ...refusals('401', '403') } },
    post: {
      tags: customs,
      summary: '向前拨时钟 / move the clock forward',
      requestBody: jsonBody('ClockMove'),
      responses: { '200': ok('WorldTime'), ...refusals('400', '401', '403') },
    },
  },
}

export const describeApi = (): Schema => ({
  openapi: '3.1.0',
  info: {
    title: 'OpenCEB',
    version: '1',
    summary: '跨境电商出口统一版：通关服务接口 / cross-border e-commerce export clearance',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  security: [{ key: [] }, { session: [] }],
  paths: { ...session, ...codes, ...exchange, ...console, ...(Object.assign({}, ...documents.map(documentPaths)) as Paths) },
  components: {
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer', description: '程序使用的访问密钥 / the key of a program' },
      session: { type: 'apiKey', in: 'cookie', name: 'ceb_session', description: '浏览器会话 / the session of a browser' },
    },
    schemas: { ...commonSchemas, ...(Object.assign({}, ...documents.map(documentSchemas)) as Schema) },
  },
})
