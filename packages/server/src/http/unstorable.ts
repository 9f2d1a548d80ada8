/** Characters that no table keeps: a zero byte, and half of a pair. A request with one is refused before anything looks at it. */
import type { Issue } from '@openceb/kernel'
import type { FastifyInstance } from 'fastify'
import { problemOf, refuse } from './problem.ts'
import { requestIssue } from './read.ts'

const isStorable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text)

const shown = (path: string): string => path.replaceAll(/\0|\p{Surrogate}/gu, '?')

const issue = (path: string): Issue =>
  requestIssue(shown(path), `${shown(path)}含有无法保存的字符，请删除`, `${shown(path)} holds a character that cannot be stored: remove it`)

/** Every place of a value, itself as deep as JSON can be, where such a character stands. */
const unstorable = (value: unknown, root: string): Issue[] => {
  const issues: Issue[] = []
  const left: { readonly value: unknown; readonly path: string }[] = [{ value, path: root }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { value: one, path } = next
    if (typeof one === 'string' && !isStorable(one)) issues.push(issue(path))
    if (typeof one !== 'object' || one === null) continue
    for (const [name, inner] of Object.entries(one)) {
      const inside = Array.isArray(one) ? `${path}[${name}]` : [path, name].filter(Boolean).join('.')
      if (!isStorable(name)) issues.push(issue(inside))
      left.push({ value: inner, path: inside })
    }
  }
  return issues
}

export const refuseUnstorable = (app: FastifyInstance): void => {
  app.addHook('preValidation', async ({ params, query, body }, reply) => {
    const parts = [params, query, Buffer.isBuffer(body) ? undefined : body]
    const issues = parts.flatMap((part) => unstorable(part, ''))
    return issues.length ? refuse(reply, problemOf('REQUEST_INVALID', issues)) : undefined
  })
}
