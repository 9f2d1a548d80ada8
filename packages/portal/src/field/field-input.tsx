/** The input of a field: one view per field kind. Values are text as the wire carries them. */
import type { Field, FieldKind } from '@openceb/kernel'
import { Input } from 'antd'
import type { ReactNode } from 'react'
import type { CodeItem } from '../api/codes.ts'
import type { Word } from '../words/dictionary.ts'
import { isLong } from './grey-input.tsx'
import { ParameterInput } from './parameter-input.tsx'
import { shownTime, wireDigits } from './shown-time.ts'
import { TimeInput } from './time-input.tsx'

export interface FieldInputProps {
  readonly id: string
  readonly name: string
  readonly field: Field
  readonly text: string
  readonly faulty: boolean
  readonly onType: (text: string, item?: CodeItem) => void
  readonly onLeave: () => void
  /** What was typed is no value of the field and has been emptied. */
  readonly onRubbish: (why: Word) => void
}

const aria = ({ id, field, faulty }: FieldInputProps) => ({
  'aria-required': field.required === true,
  'aria-invalid': faulty,
  'aria-describedby': `${id}-fault`,
})

const Typed = (props: FieldInputProps) => {
  const { id, name, field, text, onType, onLeave } = props
  const numeric = field.kind === 'decimal' || field.kind === 'integer'
  const shared = {
    ...aria(props),
    id,
    name,
    value: text,
    autoComplete: 'off',
    ...(field.hint ? { placeholder: field.hint } : {}),
    onChange: ({ target }: { target: { value: string } }) => onType(numeric ? target.value.trim() : target.value),
    onBlur: onLeave,
  }
  if (isLong(field)) return <Input.TextArea {...shared} autoSize={{ minRows: 1, maxRows: 4 }} />
  return <Input {...shared} {...(numeric ? { inputMode: 'decimal' as const } : {})} />
}

const Parameter = (list: string) => (props: FieldInputProps) => (
  <ParameterInput
    {...aria(props)}
    id={props.id}
    name={props.name}
    list={list}
    value={props.text}
    instead={props.field.instead}
    onChange={props.onType}
    onBlur={props.onLeave}
    onRubbish={() => props.onRubbish('notAParameter')}
  />
)

const Time = (withTime: boolean) => (props: FieldInputProps) => (
  <TimeInput
    {...aria(props)}
    id={props.id}
    name={props.name}
    withTime={withTime}
    value={shownTime(props.text)}
    placeholder={withTime ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD'}
    onChange={(shown) => props.onType(wireDigits(shown, props.field.max ?? 14))}
    onBlur={props.onLeave}
    onRubbish={props.onRubbish}
  />
)

const typed = (props: FieldInputProps): ReactNode => <Typed {...props} />

const views: Readonly<Record<FieldKind, (props: FieldInputProps) => ReactNode>> = {
  text: typed,
  integer: typed,
  decimal: typed,
  code: (props) => Parameter(props.field.list ?? '')(props),
  enterprise: Parameter('enterprise'),
  datetime: Time(true),
  timestamp: Time(true),
  date: Time(false),
}

export const FieldInput = (props: FieldInputProps) => views[props.field.kind](props)
