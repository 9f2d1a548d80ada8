/** A definition as XML Schema, so that another validator can say whether a message fits it. */
import type { Definition, Field, FieldKind } from '@openceb/kernel'
import { messageShape, receiptShape, technicalShape, type Shape } from '../shape.ts'
import { cebNamespace, signatureNamespace } from '../wire.ts'

const facet = (name: string, value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '' : `<xs:${name} value="${value}"/>`

const textType = ({ min, max }: Field): string => {
  const facets = min !== undefined && min === max ? facet('length', max) : facet('minLength', min) + facet('maxLength', max)
  return `<xs:restriction base="xs:string">${facets}</xs:restriction>`
}

const numberType =
  (base: string) =>
  ({ total, fraction }: Field): string =>
    `<xs:restriction base="${base}">${facet('totalDigits', total)}${facet('fractionDigits', fraction)}</xs:restriction>`

const types: Readonly<Record<FieldKind, (field: Field) => string>> = {
  text: textType,
  code: textType,
  enterprise: textType,
  integer: numberType('xs:int'),
  decimal: numberType('xs:decimal'),
  datetime: textType,
  timestamp: textType,
  date: textType,
}

const typeOf = (field: Field): string => `<xs:simpleType>${types[field.kind](field)}</xs:simpleType>`

const occurs = ({ min, max }: Shape): string => ` minOccurs="${min}" maxOccurs="${Number.isFinite(max) ? max : 'unbounded'}"`

const any = (namespace: string, occurrence: string): string => `<xs:any namespace="${namespace}" processContents="skip"${occurrence}/>`

const contentOf = (shape: Shape): string => {
  if (shape.field) return typeOf(shape.field)
  const children = shape.children ? shape.children.map((child) => elementOf(child)).join('') : any('##any', ' minOccurs="0"')
  const attributes = shape.attributes.map(
    ({ name, min, field }) => `<xs:attribute name="${name}" use="${min > 0 ? 'required' : 'optional'}">${field ? typeOf(field) : ''}</xs:attribute>`,
  )
  return `<xs:complexType><xs:sequence>${children}</xs:sequence>${attributes.join('')}</xs:complexType>`
}

const elementOf = (shape: Shape, occurrence = occurs(shape)): string => {
  if (shape.namespace === signatureNamespace) return any(shape.namespace, occurrence)
  const { fixed, default: spare } = shape.field ?? {}
  const preset = fixed !== undefined ? ` fixed="${fixed}"` : spare !== undefined ? ` default="${spare}"` : ''
  return `<xs:element name="${shape.name}"${occurrence}${preset}>${contentOf(shape)}</xs:element>`
}

const schemaOf = (root: Shape): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${cebNamespace}" elementFormDefault="qualified">${elementOf(root, '')}</xs:schema>`

export const messageSchema = (definition: Definition): string => schemaOf(messageShape(definition))

export const receiptSchema = (definition: Definition): string => schemaOf(receiptShape(definition))

export const technicalSchema = (): string => schemaOf(technicalShape)
