/** Every refusal over HTTP is one shape: a code, a Chinese and an English sentence, and what is wrong where. */
import type { Issue } from '@openceb/kernel'
import type { FastifyReply } from 'fastify'

export interface Problem {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly messageEn: string
  readonly issues: readonly Issue[]
}

const said = (status: number, message: string, messageEn: string) => ({ status, message, messageEn })

const refusals = {
  NOT_SIGNED_IN: said(401, '未登录或登录已失效，请重新登录', 'Sign in first, or again: the session is over'),
  KEY_NOT_VALID: said(401, '访问密钥无效，请核对后重试', 'The key is not valid'),
  SIGN_IN_REFUSED: said(401, '用户名、密码或验证码错误', 'User name, password or captcha is wrong'),
  ACCOUNT_LOCKED: said(423, '登录失败次数过多，账号已锁定，请15分钟后再试', 'Too many failures: the account is locked, try again in 15 minutes'),
  NO_RIGHT: said(403, '无权限', 'No right to do this'),
  FOREIGN_ORIGIN: said(403, '请求来源不可信，请从本系统页面操作', 'The request comes from another site'),
  NOT_FOUND: said(404, '请求的地址不存在，请核对', 'There is nothing at this address'),
  REQUEST_INVALID: said(400, '请求内容不正确，请按提示修改', 'The request is not right: see its issues'),
  CONTENT_TYPE: said(415, '请以 application/json 格式提交', 'Send application/json'),
  TOO_LARGE: said(413, '内容超过10MB限制，请拆分后发送', 'Over the limit of 10 MiB: send it in parts'),
  TOO_MANY_REQUESTS: said(429, '请求过于频繁，请稍后再试', 'Too many requests: try again later'),
  VERSION_MISSING: said(428, '请在 If-Match 中给出单证的版本', 'Give the version of the document in If-Match'),
  CHANGED_MEANWHILE: said(412, '数据已被其他用户更新，请刷新后重试', 'Changed by someone else meanwhile; reload and try again'),
  REFUSED: said(422, '未通过校验，请按提示修改', 'Refused by rules: see the issues'),
  IDEMPOTENCY_KEY_REUSED: said(422, '同一 Idempotency-Key 已用于其他请求，请更换', 'This Idempotency-Key was used for another request'),
  STILL_RUNNING: said(409, '相同请求正在处理，请稍后再试', 'The same request is still running: try again'),
  UNAVAILABLE: said(503, '系统正在启动或暂时不可用，请稍后再试', 'Not ready: try again later'),
  INTERNAL: said(500, '系统发生异常，请稍后重试', 'Something broke here: try again later'),
} as const

export type Refusal = keyof typeof refusals

/** The problem of a kind; its sentences may be those of a rule. */
export const problem = (code: Refusal, more: Partial<Pick<Problem, 'message' | 'messageEn' | 'issues' | 'status'>> = {}): Problem => ({
  code,
  issues: [],
  ...refusals[code],
  ...more,
})

/** A problem that stands for one issue says what the issue says. */
export const problemOf = (code: Refusal, issues: readonly Issue[]): Problem => {
  const [first] = issues
  return first && issues.length === 1
    ? { ...problem(code, { message: first.message, messageEn: first.messageEn, issues }), code: first.code }
    : problem(code, { issues })
}

export const refuse = (reply: FastifyReply, { status, ...body }: Problem): FastifyReply =>
  reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify({ status, ...body }))
