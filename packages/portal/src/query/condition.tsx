/** One condition: one view per control. */
import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { searchCodes } from '../api/codes.ts'
import { enumerationOf } from '../codes/enumeration.ts'
import { statusName } from '../codes/status-text.tsx'
import { ParameterInput } from '../field/parameter-input.tsx'
import { TimeInput } from '../field/time-input.tsx'
import type { Word } from '../words/dictionary.ts'
import { useWords } from '../words/words.tsx'
import type { Filter, FilterControl } from './filters.ts'
import type { Conditions } from './query-address.ts'

export interface ConditionProps {
  readonly filter: Filter
  readonly id: string
  readonly label: string
  readonly states: readonly string[]
  readonly typed: Conditions
  readonly onType: (name: string, value: string) => void
  readonly onRubbish: (why: Word) => void
}

const first = ({ filter }: ConditionProps): string => filter.params[0] ?? filter.name

const Choice = ({ props, options }: { props: ConditionProps; options: readonly { value: string; label: string }[] }) => {
  const { t } = useWords()
  const name = first(props)
  return (
    <Select
      id={props.id}
      value={props.typed[name] ?? ''}
      options={[{ value: '', label: t('all') }, ...options]}
      onChange={(value) => props.onType(name, value)}
      listHeight={320}
    />
  )
}

const Status = (props: ConditionProps) => {
  const words = useWords()
  return <Choice props={props} options={props.states.map((state) => ({ value: state, label: statusName(state, words) }))} />
}

const CodeChoice = (props: ConditionProps) => {
  const words = useWords()
  const list = props.filter.field.list ?? ''
  const closed = enumerationOf(list)
  const open = useQuery({ queryKey: ['codes', list, ''], queryFn: () => searchCodes(list, ''), enabled: !closed, staleTime: 5 * 60_000 })
  const items = closed ?? open.data?.items ?? []
  return <Choice props={props} options={items.map((item) => ({ value: item.code, label: `${item.code} ${words.of(item.name, item.nameEn)}` }))} />
}

const Range = ({ filter, id, label, typed, onType, onRubbish }: ConditionProps) => {
  const { t } = useWords()
  const [from = '', to = ''] = filter.params
  return (
    <fieldset className="range" aria-label={label}>
      <TimeInput
        id={id}
        withTime
        value={typed[from] ?? ''}
        placeholder={t('start')}
        aria-label={t('from', { label })}
        onChange={(value) => onType(from, value)}
        onRubbish={onRubbish}
      />
      <span aria-hidden="true">~</span>
      <TimeInput
        id={`${id}-to`}
        withTime
        endOfDay
        value={typed[to] ?? ''}
        placeholder={t('end')}
        aria-label={t('to', { label })}
        onChange={(value) => onType(to, value)}
        onRubbish={onRubbish}
      />
    </fieldset>
  )
}

const views: Readonly<Record<FilterControl, (props: ConditionProps) => ReactNode>> = {
  status: (props) => <Status {...props} />,
  select: (props) => <CodeChoice {...props} />,
  range: (props) => <Range {...props} />,
  text: (props) => (
    <Input id={props.id} allowClear value={props.typed[first(props)] ?? ''} onChange={({ target }) => props.onType(first(props), target.value)} />
  ),
  parameter: (props) => (
    <ParameterInput
      id={props.id}
      list={props.filter.field.list ?? ''}
      value={props.typed[first(props)] ?? ''}
      onChange={(code) => props.onType(first(props), code)}
      onRubbish={() => props.onRubbish('notAParameter')}
    />
  ),
}

export const Condition = (props: ConditionProps) => views[props.filter.control](props)
