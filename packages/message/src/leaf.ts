/** Reads the text of one element by its field: blanks and defaults as the schema treats them, the rest by the kind. */
import { kinds, type Field } from '@openceb/kernel'

interface LeafFault {
  readonly message: string
  readonly messageEn: string
  /** The schema lets the text pass, the field does not: a time of the right length that is none. */
  readonly value?: string
}

/** A value, undefined for none, or why the text is no value. */
export type LeafReading = string | number | undefined | LeafFault

const blank = /^[ \t\r\n]*$/

/** Longer numbers are refused unread, so that no text makes the reading of digits slow. */
const longestNumber = 400

const tooLong: LeafFault = { message: `不应超过${longestNumber}个字符，请核对`, messageEn: `must not be longer than ${longestNumber} characters` }

const blankFault = (field: Field): LeafFault =>
  field.required === true
    ? { message: '不能为空，请填写', messageEn: 'must not be blank' }
    : { message: '不能为空白，没有内容时请不要发送该节点', messageEn: 'must not be blank; leave the element out when there is no value' }

const fixedFault = (fixed: string): LeafFault => ({ message: `只能为${fixed}`, messageEn: `has to be ${fixed}` })

/** Whether the schema lets the element stand there without text. */
export const mayBeBlank = (field: Field): boolean => 'value' in kinds[field.kind].read('', field)

export const leafReader = (field: Field): ((text: string) => LeafReading) => {
  const { read } = kinds[field.kind]
  const { fixed } = field
  const instead = fixed ?? field.default
  const blankReading: LeafReading = instead !== undefined ? valueOf(read(instead, field)) : mayBeBlank(field) ? undefined : blankFault(field)
  const longest = field.max === undefined ? longestNumber : Infinity
  return (text) => {
    if (text.length === 0 || (text.charCodeAt(0) <= 32 && blank.test(text))) return blankReading
    if (text.length > longest) return tooLong
    const reading = read(text, field)
    if ('fault' in reading) {
      const { rule, message, messageEn } = reading.fault
      return rule === 'time' && text.length === field.max ? { message, messageEn, value: text } : { message, messageEn }
    }
    return fixed !== undefined && String(reading.value) !== fixed ? fixedFault(fixed) : reading.value
  }
}

const valueOf = (reading: ReturnType<(typeof kinds)['text']['read']>): string | number => {
  if ('fault' in reading) throw new Error(`a default is no value of its field: ${reading.fault.messageEn}`)
  return reading.value
}
