/** The description as a page to read: no script and nothing from elsewhere. */
import type { Operation, Paths } from './operations.ts'
import type { Schema } from './schemas.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const plain = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(plain).join(' ') : value === undefined ? '' : JSON.stringify(value)

const escaped = (value: unknown): string => plain(value).replace(/[&<>"]/g, (character) => escapes[character] ?? '')

interface Described extends Schema {
  readonly paths: Paths
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const nameOf = (schema: Schema | undefined): string => {
  if (!schema) return ''
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)
    return `<a href="#${escaped(name)}">${escaped(name)}</a>`
  }
  if (schema.type === 'array') return `[${nameOf(schema.items as Schema)}]`
  return escaped(schema.type ?? 'const')
}

const limits = (schema: Schema): string =>
  ['enum', 'const', 'minLength', 'maxLength', 'pattern', 'maximum', 'minItems', 'maxItems', 'default']
    .flatMap((limit) => (schema[limit] === undefined ? [] : [`${limit} ${plain(schema[limit])}`]))
    .join('; ')

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length
    ? `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows
        .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`
    : ''

const contentName = (holder: Schema | undefined): string =>
  Object.entries((holder?.content ?? {}) as Record<string, { schema?: Schema }>)
    .map(([type, { schema }]) => `${escaped(type)} ${nameOf(schema)}`)
    .join(', ')

const operationHtml = (method: string, path: string, { summary, parameters = [], requestBody, responses }: Operation): string =>
  `<details><summary><code class="${method}">${method.toUpperCase()}</code> <code>${escaped(path)}</code> ${escaped(summary)}</summary>
${table(
  ['参数', '位置', '说明', '限制'],
  parameters.map((parameter) => {
    const schema = parameter.schema as Schema
    return [`<code>${escaped(parameter.name)}</code>`, escaped(parameter.in), escaped(parameter.description), escaped(limits(schema))]
  }),
)}
${requestBody ? `<p>请求 ${contentName(requestBody)}</p>` : ''}
${table(
  ['状态', '说明', '内容'],
  Object.entries(responses).map(([status, response]) => [escaped(status), escaped(response.description), contentName(response)]),
)}</details>`

const schemaHtml = (name: string, schema: Schema): string =>
  `<details id="${escaped(name)}"><summary>${escaped(name)} ${escaped(schema.title)}</summary>${table(
    ['字段', '类型', '名称', '说明', '限制'],
    Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([field, property]) => [
      `<code>${escaped(field)}</code>`,
      nameOf(property),
      escaped(property.title),
      escaped(property.description),
      escaped(limits(property)),
    ]),
  )}</details>`

const style = `body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:75rem;margin:0 auto;padding:1rem;color:#1f2328}
table{border-collapse:collapse;margin:.5rem 0;font-size:13px}td,th{border:1px solid #d0d7de;padding:.2rem .5rem;text-align:left;vertical-align:top;word-break:break-word}
summary{cursor:pointer;padding:.2rem 0}code{font-size:13px}.get{color:#0550ae}.post{color:#116329}.put{color:#7d4e00}.delete{color:#a40e26}h2{margin-top:2rem}`

export const docsPage = (described: Schema): string => {
  const { paths, components } = described as Described
  const groups = new Map<string, string[]>()
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations)) {
      const [tag = ''] = operation.tags
      groups.set(tag, [...(groups.get(tag) ?? []), operationHtml(method, path, operation)])
    }
  const sections = Array.from(groups, ([tag, operations]) => `<section><h2>${escaped(tag)}</h2>${operations.join('\n')}</section>`)
  const schemas = Object.entries(components.schemas).map(([name, schema]) => schemaHtml(name, schema))
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>OpenCEB API</title><style>${style}</style></head>
<body><main><h1>OpenCEB API</h1><p><a href="/api/openapi.json">openapi.json</a></p>
${sections.join('\n')}
<section><h2>数据结构</h2>${schemas.join('\n')}</section></main></body></html>`
}
