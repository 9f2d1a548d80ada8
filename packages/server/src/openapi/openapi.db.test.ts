import { documents } from '@openceb/documents'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { HTTPMethods } from 'fastify'
import { expect, test } from 'vitest'
import { givenRehearsal } from '../testing/rehearsal.ts'
import type { Paths } from './operations.ts'

test('the description keeps the rules of OpenAPI 3.1', async () => {
  const { http } = await givenRehearsal()
  const described = (await http.inject('/api/openapi.json')).json<Record<string, unknown>>()
  const result = await new Validator().validate(described)
  expect(result.errors).toBeUndefined()
  expect(result.valid).toBe(true)
  expect(described.openapi).toBe('3.1.0')
})

test('what is described is there, and what is there is described', async () => {
  const { http } = await givenRehearsal()
  const { paths } = (await http.inject('/api/openapi.json')).json<{ paths: Paths }>()
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => {
      const url = path.replace(/\/documents\/\w+/, '/documents/:document').replace(/\{(\w+)\}/g, ':$1')
      return `${method.toUpperCase()} ${url}`
    }),
  )
  for (const operation of described) {
    const [method, url = ''] = operation.split(' ')
    expect(http.hasRoute({ method: method as HTTPMethods, url }), operation).toBe(true)
  }
  const own = ['/api/openapi.json', '/api/docs', '/healthz', '/metrics', '*']
  const routes = http
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .reduce<{ stack: string[]; found: string[] }>(
      ({ stack, found }, line) => {
        const match = /^([│\s]*)[├└]── (\S+)(?: \((.+)\))?/.exec(line)
        if (!match) return { stack, found }
        const depth = (match[1]?.length ?? 0) / 4
        const next = [...stack.slice(0, depth), match[2] ?? '']
        const methods = (match[3] ?? '').split(', ').filter((method) => method && method !== 'HEAD')
        return { stack: next, found: [...found, ...methods.map((method) => `${method} ${next.join('')}`)] }
      },
      { stack: [], found: [] },
    ).found
  expect(routes.length).toBeGreaterThan(10)
  const undescribed = routes.filter((route) => !described.includes(route) && !own.includes(route.split(' ')[1] ?? ''))
  expect(undescribed).toEqual([])
})

test.each(documents)('$key: every field is described with its label and limits', async ({ key, head }) => {
  const { http } = await givenRehearsal()
  const { components } = (await http.inject('/api/openapi.json')).json<{
    components: { schemas: Record<string, { properties: Record<string, { title: string }> }> }
  }>()
  const schema = components.schemas[`${key[0]?.toUpperCase()}${key.slice(1)}Head`]
  expect(Object.entries(schema?.properties ?? {}).map(([name, { title }]) => [name, title])).toEqual(
    Object.entries(head).map(([name, { label }]) => [name, label]),
  )
})

test('the page to read asks nothing of anybody else and names every operation', async () => {
  const { http } = await givenRehearsal()
  const page = await http.inject('/api/docs')
  expect(page.headers['content-type']).toContain('text/html')
  expect(page.body).not.toMatch(/<script|https?:\/\//)
  const { paths } = (await http.inject('/api/openapi.json')).json<{ paths: Paths }>()
  for (const path of Object.keys(paths)) expect(page.body).toContain(`<code>${path}</code>`)
})
