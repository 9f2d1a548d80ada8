/** The conditions of a query page with 查询 and 重置. */
import { Button } from 'antd'
import { useState } from 'react'
import { FieldCell } from '../field/field-cell.tsx'
import type { Word } from '../words/dictionary.ts'
import { useWords } from '../words/words.tsx'
import { Condition } from './condition.tsx'
import type { Filter } from './filters.ts'
import { type SpanFault, spanFault } from './intake-window.ts'
import type { Conditions as Typed } from './query-address.ts'

interface ConditionsProps {
  readonly filters: readonly Filter[]
  readonly states: readonly string[]
  readonly typed: Typed
  readonly onType: (name: string, value: string) => void
  readonly onQuery: () => void
  readonly onReset: () => void
  readonly busy: boolean
}

const spanFaults = (filters: readonly Filter[], typed: Typed): Record<string, SpanFault> =>
  Object.fromEntries(
    filters.flatMap(({ name, control, params: [from = '', to = ''] }) => {
      const fault = control === 'range' && spanFault({ from: typed[from] ?? '', to: typed[to] ?? '' })
      return fault ? [[name, fault]] : []
    }),
  )

export const Conditions = ({ filters, states, typed, onType, onQuery, onReset, busy }: ConditionsProps) => {
  const words = useWords()
  const [rubbish, setRubbish] = useState<Readonly<Record<string, Word | undefined>>>({})
  const spans = spanFaults(filters, typed)

  const faultOf = ({ name, field }: Filter): string | undefined => {
    const span = spans[name]
    if (span) return words.t(span, { label: words.label(field) })
    const why = rubbish[name]
    return why && words.t(why)
  }
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    if (Object.keys(spans).length === 0) onQuery()
  }
  return (
    <form className="conditions" onSubmit={submit} aria-label={words.t('conditions')}>
      <div className="cells">
        {filters.map((filter) => {
          const id = `condition-${filter.name}`
          const label = words.label(filter.field)
          return (
            <FieldCell key={filter.name} id={id} label={label} fault={faultOf(filter)} wide={filter.control === 'range'}>
              <Condition
                filter={filter}
                id={id}
                label={label}
                states={states}
                typed={typed}
                onType={(name, value) => {
                  setRubbish((before) => ({ ...before, [filter.name]: undefined }))
                  onType(name, value)
                }}
                onRubbish={(why) => setRubbish((before) => ({ ...before, [filter.name]: why }))}
              />
            </FieldCell>
          )
        })}
        <div className="condition-buttons">
          <Button type="primary" htmlType="submit" loading={busy}>
            {words.t('query')}
          </Button>
          <Button
            type="primary"
            onClick={() => {
              setRubbish({})
              onReset()
            }}
          >
            {words.t('reset')}
          </Button>
        </div>
      </div>
    </form>
  )
}
