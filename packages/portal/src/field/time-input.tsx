/** A date or time: picked from the calendar or typed. Its value is text of Chinese time, never a moment of the browser's zone. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import type { Word } from '../words/dictionary.ts'

dayjs.extend(customParseFormat)

// Only forms of which none begins another: a shorter one would be taken while the longer is still being typed.
const dateForms = ['YYYY-MM-DD', 'YYYYMMDD']
const timeForms = ['YYYY-MM-DD HH:mm:ss', 'YYYYMMDDHHmmss']

export interface TimeInputProps {
  readonly id: string
  readonly name?: string | undefined
  /** In the first of its forms; empty when there is none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  /** What was typed is no time and has been emptied. */
  readonly onRubbish: (why: Word) => void
  readonly withTime: boolean
  readonly placeholder?: string
  /** The end of a range: a day that is picked means its last second. */
  readonly endOfDay?: boolean
  readonly 'aria-label'?: string
  readonly 'aria-invalid'?: boolean
  readonly 'aria-required'?: boolean
  readonly 'aria-describedby'?: string
}

export const TimeInput = ({ value, onChange, onBlur, onRubbish, withTime, endOfDay, ...rest }: TimeInputProps) => {
  const forms = withTime ? timeForms : dateForms
  const time = dayjs(value, forms[0], true)
  const isOwn = (target: EventTarget): target is HTMLInputElement => target instanceof HTMLInputElement && target.id === rest.id
  return (
    // The picker itself ignores text that was emptied or is no time: both are heard here.
    <div
      onChange={({ target }) => isOwn(target) && target.value === '' && onChange('')}
      onBlur={({ target }) => {
        if (!isOwn(target)) return
        const typed = target.value.trim()
        if (typed === '' || dayjs(typed, forms, true).isValid()) return onBlur?.()
        onChange('')
        onRubbish(withTime ? 'notATime' : 'notADate')
      }}
    >
      <DatePicker
        {...rest}
        value={value && time.isValid() ? time : null}
        format={forms}
        showTime={withTime && { defaultOpenValue: endOfDay ? dayjs().endOf('day') : dayjs().startOf('day') }}
        needConfirm={false}
        allowClear={false}
        onChange={(picked) => onChange(picked ? picked.format(forms[0]) : '')}
      />
    </div>
  )
}
