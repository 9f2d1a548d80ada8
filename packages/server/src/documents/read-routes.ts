/** Searching and reading documents over HTTP. What a caller may not see answers like what is not there: 无权限. */
import type { Clock, Definition } from '@openceb/kernel'
import type { Database, StoredDocument } from '@openceb/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from '../auth/access.ts'
import { problem, problemOf, refuse } from '../http/problem.ts'
import { requestIssue } from '../http/read.ts'
import type { Reference } from '../reference/reference.ts'
import { findDocuments } from '../search/find.ts'
import { loadOne, receiptsOf, showOne } from '../search/one.ts'
import { type Params, readQuestion } from '../search/question.ts'
import { timelineOf } from '../search/timeline.ts'
import type { Caller, Window } from '../window/contract.ts'
import { definitionOf, mayOpen, maySearch } from './rights.ts'

interface Parts {
  readonly window: Pick<Window, 'companions'>
  readonly app: Database
  readonly reference: Reference
  readonly clock: Clock
}

interface Found {
  readonly caller: Caller
  readonly definition: Definition
  readonly stored: StoredDocument
}

type OneRequest = FastifyRequest<{ Params: { document: string; id: string } }>

type Query = Readonly<Record<string, string | string[]>>

/** A name given twice has no one meaning. */
const givenTwice = (query: Query): string[] => Object.entries(query).flatMap(([name, value]) => (Array.isArray(value) ? [name] : []))

export const serveReads = (app: FastifyInstance, parts: Parts, access: Access): void => {
  const codesOf = (code: string): string[] => {
    const { code: first = code, otherCode } = parts.reference.registered.enterprises.get(code) ?? {}
    return otherCode ? [first, otherCode] : [first]
  }

  const one = async (request: OneRequest, reply: FastifyReply): Promise<Found | undefined> => {
    const caller = await access.caller(request, reply)
    if (!caller) return undefined
    const definition = definitionOf(request.params.document)
    const { id } = request.params
    const stored = definition && /^\d{1,16}$/.test(id) ? await loadOne(parts.app, definition, Number(id), caller) : undefined
    if (definition && stored) return { caller, definition, stored }
    await refuse(reply, problem(definition ? 'NO_RIGHT' : 'NOT_FOUND'))
    return undefined
  }

  app.get<{ Params: { document: string } }>('/api/v1/documents/:document', async (request, reply) => {
    const caller = await access.caller(request, reply)
    if (!caller) return reply
    const definition = definitionOf(request.params.document)
    if (!definition) return refuse(reply, problem('NOT_FOUND'))
    const twice = givenTwice(request.query as Query)
    if (twice.length)
      return refuse(
        reply,
        problemOf(
          'REQUEST_INVALID',
          twice.map((name) => requestIssue(name, `查询条件${name}重复，请只填一个`, `The condition ${name} is given twice`)),
        ),
      )
    const params = request.query as Params
    const page = definition.pages.find(({ id }) => id === params.page)
    if (params.page && !page)
      return refuse(reply, problemOf('REQUEST_INVALID', [requestIssue('page', '页面编号不正确', 'The document has no such page')]))
    if (page ? !mayOpen(caller, page) : !maySearch(caller, definition)) return refuse(reply, problem('NO_RIGHT'))
    const question = readQuestion(definition, page, params, parts.clock.now())
    if ('issues' in question) return refuse(reply, problemOf('REQUEST_INVALID', question.issues))
    return findDocuments(parts.app, definition, question, caller)
  })

  app.get('/api/v1/documents/:document/:id', async (request: OneRequest, reply) => {
    const found = await one(request, reply)
    return found ? reply.header('etag', `"${found.stored.version}"`).send(showOne(found.definition, found.stored, found.caller)) : reply
  })

  app.get('/api/v1/documents/:document/:id/receipts', async (request: OneRequest, reply) => {
    const found = await one(request, reply)
    return found ? { items: await receiptsOf(parts.app, found.stored.id, found.caller) } : reply
  })

  app.get('/api/v1/documents/:document/:id/timeline', async (request: OneRequest, reply) => {
    const found = await one(request, reply)
    if (!found) return reply
    const companions = await parts.window.companions(found.definition.key, found.stored.id)
    return timelineOf(parts.app, found, found.caller, codesOf, companions)
  })
}
