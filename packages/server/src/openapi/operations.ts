/** How an operation is written down: its parameters, its body, its answers. */
import { reference, type Schema } from './schemas.ts'

export interface Operation {
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly parameters?: readonly Schema[]
  readonly requestBody?: Schema
  readonly responses: Readonly<Record<string, Schema>>
  readonly security?: readonly Schema[]
}

export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

export const json = (schema: Schema): Schema => ({ 'application/json': { schema } })

const xml: Schema = { 'application/xml': { schema: { type: 'string' } } }

export const answer = (description: string, content?: Schema): Schema => ({ description, ...(content ? { content } : {}) })

export const xmlAnswer = (description: string): Schema => answer(description, xml)

export const jsonBody = (name: string): Schema => ({ required: true, content: json(reference(name)) })

export const xmlBody: Schema = { required: true, content: xml }

export const query = (name: string, description: string, schema: Schema = { type: 'string' }): Schema => ({
  name,
  in: 'query',
  description,
  schema,
})

export const header = (name: string, description: string, required = false): Schema => ({
  name,
  in: 'header',
  description,
  required,
  schema: { type: 'string' },
})

export const path = (name: string, description: string): Schema => ({
  name,
  in: 'path',
  description,
  required: true,
  schema: { type: 'string' },
})

const sentences: Readonly<Record<string, string>> = {
  '400': '请求内容不正确 / the request is not right',
  '401': '未登录或密钥无效 / not signed in, or no valid key',
  '403': '无权限 / no right',
  '404': '地址不存在 / nothing there',
  '409': '相同请求正在处理 / the same request is running',
  '412': '已被其他用户更新 / changed meanwhile',
  '413': '超过10MB / over 10 MiB',
  '422': '未通过校验 / refused by rules',
  '423': '账号已锁定 / the account is locked',
  '428': '缺少版本 / the version is missing',
  '429': '请求过于频繁 / too many requests',
}

export const refusals = (...statuses: readonly string[]): Record<string, Schema> =>
  Object.fromEntries(
    statuses.map((status) => [status, answer(sentences[status] ?? '', { 'application/problem+json': { schema: reference('Problem') } })]),
  )

export const idempotencyKey = header('Idempotency-Key', '同一键只执行一次 / done once under one key')
