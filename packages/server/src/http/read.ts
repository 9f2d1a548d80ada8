/** What is wrong with a request, as issues: from the check of its shape. */
import type { Issue } from '@openceb/kernel'
import type { z } from 'zod'

export const requestIssue = (path: string, message: string, messageEn: string): Issue => ({
  code: 'REQUEST_INVALID',
  path,
  rule: 'request',
  params: {},
  message,
  messageEn,
})

/** Sentences that a schema gives are for people; those of the library are for programs. */
export const issuesOf = ({ issues }: z.ZodError): Issue[] =>
  issues.map(({ path, message }) => {
    const at = path.join('.')
    return requestIssue(
      at,
      /[\u4e00-\u9fff]/.test(message) ? message : `${at || '请求内容'}格式不正确`,
      `${at || 'the body'} is missing or not of the right form`,
    )
  })
