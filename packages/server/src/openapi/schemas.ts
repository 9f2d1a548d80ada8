/** JSON schemas of documents, derived from the kinds, limits and enumerations of their fields. */
import { enumerations } from '@openceb/documents'
import { type Definition, type Field, type Fields, kinds } from '@openceb/kernel'

export type Schema = Readonly<Record<string, unknown>>

export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** `InventoryHead` of `inventory` and `Head`. */
export const schemaName = (definition: Definition, part: string): string => definition.key[0]?.toUpperCase() + definition.key.slice(1) + part

const requirement = ({ required }: Field): string =>
  required === true ? '申报必填 / required to declare' : required === 'conditional' ? '按规则填写 / a rule decides' : '选填 / optional'

const enumerationOf = ({ list }: Field): { values: readonly (readonly [string, string, string])[] } | undefined =>
  list !== undefined && Object.hasOwn(enumerations, list) ? enumerations[list as keyof typeof enumerations] : undefined

const limitsOf = (field: Field): Schema => {
  const { kind, min, max, total = 19, fraction = 0 } = field
  if (kind === 'integer') return { maximum: 10 ** total - 1 }
  if (kind === 'decimal') return { pattern: `^[+-]?\\d{1,${total}}(\\.\\d{1,${fraction}})?$` }
  if (kind === 'datetime' || kind === 'timestamp' || kind === 'date') return { pattern: `^\\d{${max}}$` }
  return { ...(min ? { minLength: min } : {}), ...(max ? { maxLength: max } : {}) }
}

const exampleOf = ({ kind, max }: Field): Schema =>
  kind === 'datetime' || kind === 'timestamp' || kind === 'date'
    ? { examples: ['20261122101530123'.slice(0, max)] }
    : kind === 'decimal'
      ? { examples: ['59.90'] }
      : {}

export const fieldSchema = (field: Field): Schema => {
  const enumeration = enumerationOf(field)
  return {
    title: field.label,
    description: [
      field.labelEn,
      requirement(field),
      ...(field.list && !enumeration ? [`参数表 / code list: ${field.list}`] : []),
      ...(enumeration ? [enumeration.values.map(([code, name]) => `${code} ${name}`).join('，')] : []),
    ].join('. '),
    type: kinds[field.kind].json,
    ...(enumeration ? { enum: enumeration.values.map(([code]) => code) } : limitsOf(field)),
    ...(field.fixed === undefined ? {} : { const: field.fixed }),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...exampleOf(field),
  }
}

const fieldsSchema = (title: string, fields: Fields): Schema => ({
  title,
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
})

/** Rows of a search carry head, stored and system fields side by side. */
const itemSchema = (definition: Definition): Schema => ({
  title: `${definition.title}（查询结果）`,
  type: 'object',
  required: ['id', 'version', 'status', 'intakeTime'],
  properties: {
    ...systemProperties,
    ...Object.fromEntries(Object.entries({ ...definition.head, ...definition.stored }).map(([name, field]) => [name, fieldSchema(field)])),
  },
})

const systemProperties: Schema = {
  id: { type: 'string', pattern: '^\\d{1,16}$', title: '主键' },
  version: { type: 'integer', title: '版本' },
  status: { type: 'string', title: '业务状态' },
  saved: { type: 'boolean', title: '已暂存' },
  intakeTime: { type: 'string', title: '入库时间', examples: ['2026-11-22 10:15:30'] },
}

export const documentSchemas = (definition: Definition): Record<string, Schema> => {
  const [least, most] = definition.message.lines
  const lines = {
    type: 'array',
    title: definition.lineTitle,
    items: reference(schemaName(definition, 'Line')),
    ...(Number.isFinite(most) ? { maxItems: most } : {}),
    description: `申报时至少${least}项 / at least ${least} to declare`,
  }
  const withLines = definition.message.line !== null
  return {
    [schemaName(definition, 'Head')]: fieldsSchema(`${definition.title}表头`, definition.head),
    ...(withLines ? { [schemaName(definition, 'Line')]: fieldsSchema(definition.lineTitle, definition.lines) } : {}),
    [schemaName(definition, 'Draft')]: {
      title: definition.title,
      type: 'object',
      required: ['head'],
      properties: { head: reference(schemaName(definition, 'Head')), ...(withLines ? { lines } : {}) },
    },
    [schemaName(definition, '')]: {
      title: definition.title,
      type: 'object',
      required: ['id', 'version', 'status', 'intakeTime', 'document', 'head', 'lines', 'stored', 'actions'],
      properties: {
        ...systemProperties,
        document: { const: definition.key },
        head: reference(schemaName(definition, 'Head')),
        lines: withLines ? lines : { type: 'array', maxItems: 0 },
        stored: fieldsSchema('系统数据', definition.stored),
        actions: { type: 'array', items: { type: 'string' } },
      },
    },
    [schemaName(definition, 'Item')]: itemSchema(definition),
  }
}
