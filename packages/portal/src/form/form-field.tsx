/** One field of a form, head or line: its cell, grey or open, and what is wrong with it. */
import type { Field } from '@openceb/kernel'
import type { CodeItem } from '../api/codes.ts'
import { FieldCell } from '../field/field-cell.tsx'
import { FieldInput } from '../field/field-input.tsx'
import { GreyInput, isLong } from '../field/grey-input.tsx'
import type { Word } from '../words/dictionary.ts'
import { useWords } from '../words/words.tsx'
import type { Sentence } from './draft.ts'

interface FormFieldProps {
  readonly id: string
  readonly name: string
  readonly field: Field
  readonly text: string
  readonly fault: Sentence | undefined
  readonly readOnly: boolean
  readonly onType: (text: string, item?: CodeItem) => void
  readonly onLeave: () => void
  readonly onRubbish: (why: Word) => void
}

export const FormField = ({ readOnly, fault, ...props }: FormFieldProps) => {
  const words = useWords()
  const { id, name, field, text } = props
  const label = words.formLabel(field)
  const grey = readOnly || Boolean(field.auto) || field.fixed !== undefined
  return (
    <FieldCell
      id={id}
      label={label}
      required={field.required === true && !grey}
      grey={grey}
      border={field.border ?? 'blue'}
      fault={fault && words.of(fault.message, fault.messageEn)}
      wide={isLong(field)}
    >
      {grey ? <GreyInput id={id} name={name} field={field} text={text} /> : <FieldInput {...props} faulty={Boolean(fault)} />}
    </FieldCell>
  )
}
