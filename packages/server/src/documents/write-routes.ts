/** Drafts and actions over HTTP: who may, once only, and a row of the audit for each. The window decides the rest. */
import type { Clock, Definition, PageAction } from '@openceb/kernel'
import type { Database } from '@openceb/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from '../auth/access.ts'
import { type Deed, recordDeeds } from '../auth/audit.ts'
import { problem, problemOf, type Problem, refuse } from '../http/problem.ts'
import { issuesOf, requestIssue } from '../http/read.ts'
import type { Acted, Caller, Saved, Window } from '../window/contract.ts'
import { readDraft } from './drafts.ts'
import { openOnce, type Outcome } from './once.ts'
import { definitionOf, mayAct } from './rights.ts'

interface Parts {
  readonly window: Window
  readonly app: Database
  readonly clock: Clock
}

/** Ids are numbers to us; a client in another language may not hold them as such. */
const idText = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,16}$/, '主键格式不正确'))

const chosen = z.object({ ids: z.array(idText).min(1, '请先选择数据').max(100, '一次最多选择100条') })

const versionOf = ({ headers }: FastifyRequest): number | undefined => {
  const text = /^(?:W\/)?"?(\d{1,9})"?$/.exec(headers['if-match'] ?? '')?.[1]
  return text === undefined ? undefined : Number(text)
}

const keyOf = ({ headers }: FastifyRequest): string | undefined => {
  const key = [headers['idempotency-key'] ?? ''].flat().join()
  return key ? key.slice(0, 200) : undefined
}

/** A refusal of the window as a problem, its status by what was wrong. */
const refusalOf = (issues: Extract<Saved, { ok: false }>['issues']): Problem => {
  const rule = issues[0]?.rule
  if (rule === 'processing-009') return problem('NO_RIGHT', { issues })
  if (rule === 'processing-011') return { ...problemOf('CHANGED_MEANWHILE', issues), status: 412 }
  return problemOf('REFUSED', issues)
}

const outcomeOf = (said: Problem): Outcome => ({ status: said.status, body: said })

const savedOutcome = (saved: Saved, created: boolean): Outcome =>
  saved.ok
    ? {
        status: created ? 201 : 200,
        body: { id: String(saved.id), version: saved.version, issues: saved.issues },
      }
    : outcomeOf(refusalOf(saved.issues))

const actedBody = ({ rows, ...counts }: Acted) => ({ ...counts, rows: rows.map((row) => ({ ...row, id: String(row.id) })) })

export const serveWrites = (app: FastifyInstance, parts: Parts, access: Access): void => {
  const once = openOnce(parts.app, parts.clock)

  const allowed = async (
    request: FastifyRequest<{ Params: { document: string } }>,
    reply: FastifyReply,
    action: PageAction,
  ): Promise<{ caller: Caller; definition: Definition } | undefined> => {
    const caller = await access.caller(request, reply)
    if (!caller) return undefined
    const definition = definitionOf(request.params.document)
    if (definition && mayAct(caller, definition, action)) return { caller, definition }
    await refuse(reply, problem(definition ? 'NO_RIGHT' : 'NOT_FOUND'))
    return undefined
  }

  const send = async (request: FastifyRequest, reply: FastifyReply, caller: Caller, work: () => Promise<Outcome>): Promise<FastifyReply> => {
    const result = await once(caller, keyOf(request), [request.method, request.url, request.body ?? null], work)
    if (!('replay' in result)) return refuse(reply, result)
    if (result.replay) reply.header('idempotent-replay', 'true')
    return result.status < 400 ? reply.code(result.status).send(result.body) : refuse(reply, result.body as Problem)
  }

  const audit = (request: FastifyRequest, caller: Caller, action: string, rows: readonly Pick<Deed, 'subject' | 'result'>[]): Promise<void> =>
    recordDeeds(
      parts.app,
      parts.clock,
      rows.map((row) => ({ ...row, username: caller.username, enterprise: caller.enterprise, address: request.ip, action })),
    )

  const save = async (request: FastifyRequest<{ Params: { document: string; id?: string } }>, reply: FastifyReply): Promise<FastifyReply> => {
    const { id } = request.params
    const known = await allowed(request, reply, id === undefined ? 'new' : 'save')
    if (!known) return reply
    const { caller, definition } = known
    const version = versionOf(request)
    if (id !== undefined && version === undefined) return refuse(reply, problem('VERSION_MISSING'))
    if (id !== undefined && !idText.safeParse(id).success) return refuse(reply, problem('NO_RIGHT'))
    const draft = readDraft(definition, request.body)
    if ('issues' in draft) return refuse(reply, problemOf('REQUEST_INVALID', draft.issues))
    return send(request, reply, caller, async () => {
      const existing = id !== undefined && version !== undefined ? { id: Number(id), version } : undefined
      const saved = await parts.window.saveDraft(caller, definition.key, draft.value, existing)
      const subject = `${definition.key}/${saved.ok ? saved.id : (id ?? 'new')}`
      await audit(request, caller, 'save', [{ subject, result: saved.ok ? 'done' : (saved.issues[0]?.code ?? 'refused') }])
      return savedOutcome(saved, existing === undefined)
    })
  }

  const act = async (
    request: FastifyRequest,
    caller: Caller,
    definition: Definition,
    action: 'declare' | 'delete',
    ids: readonly string[],
  ): Promise<Acted> => {
    const acted = await parts.window.act(caller, definition.key, action, ids.map(Number))
    await audit(
      request,
      caller,
      action,
      acted.rows.map(({ id, ok, code }) => ({ subject: `${definition.key}/${id}`, result: ok ? 'done' : (code ?? 'refused') })),
    )
    return acted
  }

  app.post<{ Params: { document: string } }>('/api/v1/documents/:document', save)
  app.put<{ Params: { document: string; id: string } }>('/api/v1/documents/:document/:id', save)

  app.delete<{ Params: { document: string; id: string } }>('/api/v1/documents/:document/:id', async (request, reply) => {
    const known = await allowed(request, reply, 'delete')
    if (!known) return reply
    const { id } = request.params
    if (!idText.safeParse(id).success) return refuse(reply, problem('NO_RIGHT'))
    const { caller, definition } = known
    return send(request, reply, caller, async () => {
      const { rows, ...counts } = await act(request, caller, definition, 'delete', [id])
      const [row] = rows
      if (!row || row.ok) return { status: 200, body: actedBody({ ...counts, rows }) }
      const { code = '', message = '', messageEn = '' } = row
      const hidden = code.endsWith('009') || code.endsWith('002')
      return outcomeOf(
        hidden
          ? problem('NO_RIGHT')
          : { ...problem('REFUSED', { message, messageEn, issues: [{ ...requestIssue('', message, messageEn), code }] }), code },
      )
    })
  })

  for (const action of ['declare', 'delete'] as const)
    app.post<{ Params: { document: string } }>(`/api/v1/documents/:document/actions/${action}`, async (request, reply) => {
      const known = await allowed(request, reply, action)
      if (!known) return reply
      const body = chosen.safeParse(request.body)
      if (!body.success) return refuse(reply, problemOf('REQUEST_INVALID', issuesOf(body.error)))
      const { caller, definition } = known
      return send(request, reply, caller, async () => ({
        status: 200,
        body: actedBody(await act(request, caller, definition, action, body.data.ids)),
      }))
    })
}
