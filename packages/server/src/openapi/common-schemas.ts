/** Schemas that every part of the API shares. */
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
