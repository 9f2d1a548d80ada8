/** Schemas that every part of the API shares. */
import { queues, results, settingNames } from '../customs/contract.ts'
import { deciders } from '../customs/officers.ts'
import { reference, type Schema } from './schemas.ts'

const text = (title: string, more: Schema = {}): Schema => ({ type: 'string', title, ...more })

const object = (properties: Schema, required: readonly string[] = Object.keys(properties)): Schema => ({
  type: 'object',
  required,
  properties,
})

const list = (items: Schema): Schema => ({ type: 'array', items })

export const commonSchemas: Readonly<Record<string, Schema>> = {
  Issue: object(
    {
      code: text('错误代码'),
      path: text('位置', { examples: ['lines[2].gcode'] }),
      line: { type: 'integer' },
      column: { type: 'integer' },
      rule: text('规则编号'),
      params: { type: 'object' },
      message: text('中文说明'),
      messageEn: text('English sentence'),
      fix: text('处理建议'),
      severity: { const: 'warning' },
    },
    ['code', 'path', 'rule', 'message', 'messageEn'],
  ),
  Problem: object({
    status: { type: 'integer' },
    code: text('错误代码'),
    message: text('中文说明'),
    messageEn: text('English sentence'),
    issues: list(reference('Issue')),
  }),
  Saved: object({ id: text('主键'), version: { type: 'integer' }, issues: list(reference('Issue')) }),
  Chosen: object({ ids: { type: 'array', items: { type: ['string', 'integer'] }, minItems: 1, maxItems: 100 } }),
  Acted: object({
    total: { type: 'integer' },
    succeeded: { type: 'integer' },
    failed: { type: 'integer' },
    rows: list(
      object(
        {
          id: text('主键'),
          key: text('编号'),
          ok: { type: 'boolean' },
          code: text('错误代码'),
          message: text('中文说明'),
          messageEn: text('English sentence'),
        },
        ['id', 'key', 'ok'],
      ),
    ),
  }),
  Receipts: object({
    items: list(object({ status: text('业务状态'), time: text('回执时间'), info: text('回执信息'), source: text('来源') })),
  }),
  Timeline: object({
    items: list(
      object({
        time: text('时间'),
        document: text('单证'),
        id: text('主键'),
        key: text('编号'),
        status: text('业务状态'),
        info: text('回执信息'),
        source: text('来源'),
      }),
    ),
  }),
  Codes: object({
    items: list(
      object(
        {
          code: text('代码'),
          name: text('名称'),
          nameEn: text('English name'),
          altCode: text('另一代码'),
          attributes: { type: 'object' },
          status: text('状态'),
        },
        ['code', 'name', 'status'],
      ),
    ),
    more: { type: 'boolean' },
  }),
  Captcha: object({ captchaId: text('验证码编号'), image: text('图片，data URI') }),
  SignIn: object({ username: text('用户名'), password: text('密码'), captchaId: text('验证码编号'), captcha: text('验证码') }, [
    'username',
    'password',
    'captcha',
  ]),
  Session: object({
    user: object({ username: text('用户名'), name: text('姓名'), role: text('角色'), roles: list({ type: 'string' }) }),
    enterprise: {
      anyOf: [object({ code: text('企业代码'), name: text('企业名称'), roles: list({ type: 'string' }) }), { type: 'null' }],
    },
  }),
  Queues: object({ items: list(object({ queue: text('队列', { enum: queues }), total: { type: 'integer' } })) }),
  WorkList: object({
    items: list(
      object({
        id: text('主键'),
        document: text('单证'),
        customsCode: text('申报地海关'),
        since: text('等待自'),
        status: text('业务状态'),
        info: { type: ['string', 'null'] },
        head: { type: 'object' },
        differences: list({ type: 'object' }),
        hits: list({ type: 'object' }),
      }),
    ),
    total: { type: 'integer' },
    next: { type: ['string', 'null'] },
  }),
  Case: object({
    list: { type: 'object' },
    documents: list({ type: 'object' }),
    differences: list({ type: 'object' }),
    obstacle: { type: ['string', 'null'] },
    history: list({ type: 'object' }),
  }),
  Decisions: object({ decisions: list({ type: 'string' }), results: list({ type: 'string', enum: results }) }),
  DecisionRows: object({
    rows: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: object(
        {
          id: { type: ['string', 'integer'] },
          decision: text('处置', { enum: Object.keys(deciders) }),
          note: text('意见', { maxLength: 500 }),
          result: text('查验结果', { enum: results }),
        },
        ['id', 'decision'],
      ),
    },
  }),
  CustomsSettings: object(Object.fromEntries(settingNames.map((name) => [name, {}]))),
  WorldTime: object({ now: text('演练时间'), aheadSeconds: { type: 'integer', title: '比实际时间快的秒数' } }),
  ClockMove: {
    oneOf: [object({ seconds: { type: 'number', exclusiveMinimum: 0 } }), object({ to: text('时间', { examples: ['2026-12-15 09:00:00'] }) })],
  },
  ReceiptPage: object({
    items: list(
      object({
        cursor: text('游标'),
        type: text('报文类型', { examples: ['CEB604Message'] }),
        guid: text('系统唯一序号'),
        documentKey: text('业务主键'),
        status: text('业务状态'),
        time: text('回执时间'),
        xml: text('回执报文'),
      }),
    ),
    next: text('下一次读取的起点'),
    complete: text('此时间之前不会再出现更早的回执'),
  }),
  Validation: object({
    ok: { type: 'boolean' },
    documents: list(object({ index: { type: 'integer' }, key: text('业务主键'), issues: list(reference('Issue')) })),
  }),
}
