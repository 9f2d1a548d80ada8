/** A field is one line of a definition: its kind, its labels and its limits. Everything else follows from that line. */

export type FieldKind = 'text' | 'code' | 'enterprise' | 'integer' | 'decimal' | 'datetime' | 'timestamp' | 'date'

/** `true`: the element has to be there. `conditional`: a rule decides. `false`: optional. Judged when declaring. */
export type Required = boolean | 'conditional'

export interface FieldOptions {
  readonly required?: Required
  /** The schema lets a blank pass; the rules of the edition do not. */
  readonly nonBlank?: boolean
  readonly default?: string
  readonly fixed?: string
  /** Who shares the field on a declaration screen: customs and inspection (yellow) or customs alone (blue). */
  readonly border?: 'yellow' | 'blue' | 'green'
  /** Filled by the system: grey in the form. */
  readonly auto?: boolean
  /** A condition of the query pages; `contains` looks for a part, `range` takes two ends. */
  readonly filter?: boolean | 'contains' | 'range'
  /** A column of the result table. */
  readonly column?: boolean
  /** The label on the form where it differs from that of the result table. */
  readonly formLabel?: string
  readonly section?: string
  readonly hint?: string
  /** Enterprise: the roles of which it has to hold one. */
  readonly roles?: readonly string[]
  /** Enterprise: the word that stands for one without a code. */
  readonly instead?: string
}

export interface Field<K extends FieldKind = FieldKind> extends FieldOptions {
  readonly kind: K
  readonly label: string
  readonly labelEn: string
  readonly required: Required
  /** Text: least and most characters. */
  readonly min?: number
  readonly max?: number
  /** Decimal: all digits and those after the point. Integer: all digits. */
  readonly total?: number
  readonly fraction?: number
  readonly list?: string
}

const field = <K extends FieldKind>(kind: K, label: string, labelEn: string, options: Omit<Partial<Field>, 'kind' | 'label' | 'labelEn'>): Field<K> =>
  Object.freeze({ required: true, ...options, kind, label, labelEn })

/** Free text of at most `max` characters. */
export const text = (label: string, labelEn: string, options: FieldOptions & { max: number; min?: number }): Field<'text'> =>
  field('text', label, labelEn, options)

/** A code of a code list; `length` when the schema fixes it, else `max`. */
export const code = (
  list: string,
  label: string,
  labelEn: string,
  options: FieldOptions & ({ length: number } | { max: number; min?: number }),
): Field<'code'> => {
  const { length, ...rest } = options as FieldOptions & { length?: number; min?: number; max?: number }
  return field('code', label, labelEn, { ...rest, ...(length ? { min: length, max: length } : {}), list })
}

/** The customs registration (10) or unified social credit code (18) of an enterprise. */
export const enterprise = (label: string, labelEn: string, options: FieldOptions = {}): Field<'enterprise'> =>
  field('enterprise', label, labelEn, { max: 18, ...options })

/** Text of exactly `length` characters. */
export const fixedText = (label: string, labelEn: string, options: FieldOptions & { length: number }): Field<'text'> => {
  const { length, ...rest } = options
  return field('text', label, labelEn, { ...rest, min: length, max: length })
}

/** A whole number of at most `total` digits. */
export const integer = (label: string, labelEn: string, options: FieldOptions & { total: number }): Field<'integer'> =>
  field('integer', label, labelEn, options)

/** A decimal of the wire, N19,5 unless said otherwise; text in code. */
export const decimal = (label: string, labelEn: string, options: FieldOptions & { total?: number; fraction?: number } = {}): Field<'decimal'> =>
  field('decimal', label, labelEn, { total: 19, fraction: 5, ...options })

/** `yyyyMMddHHmmss`, Chinese time. */
export const datetime = (label: string, labelEn: string, options: FieldOptions = {}): Field<'datetime'> =>
  field('datetime', label, labelEn, { min: 14, max: 14, ...options })

/** `yyyyMMddHHmmssSSS`, Chinese time. */
export const timestamp = (label: string, labelEn: string, options: FieldOptions = {}): Field<'timestamp'> =>
  field('timestamp', label, labelEn, { min: 17, max: 17, ...options })

/** `yyyyMMdd`, Chinese time. */
export const date = (label: string, labelEn: string, options: FieldOptions = {}): Field<'date'> =>
  field('date', label, labelEn, { min: 8, max: 8, ...options })

export type Fields = Readonly<Record<string, Field>>

/** A number for an integer, text for everything else; either for a field whose kind is not known. */
export type ValueOf<F extends Field> = F['kind'] extends 'integer' ? number : 'integer' extends F['kind'] ? string | number : string

export type Values<F extends Fields> = { readonly [K in keyof F]?: ValueOf<F[K]> }
