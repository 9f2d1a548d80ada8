/** A date or time: picked from the calendar or typed. Its value is text of Chinese time, never a moment of the browser's zone. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'

dayjs.extend(customParseFormat)

const dateForms = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D']
const timeForms = ['YYYY-MM-DD HH:mm:ss', 'YYYYMMDDHHmmss', 'YYYY-MM-DD HH:mm', 'YYYY-MM-DD']

export interface TimeInputProps {
  readonly id: string
  readonly name?: string | undefined
  /** In the first of its forms; empty when there is none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly withTime: boolean
  readonly placeholder?: string
  /** The end of a range: a day that is picked means its last second. */
  readonly endOfDay?: boolean
  readonly 'aria-label'?: string
  readonly 'aria-invalid'?: boolean
  readonly 'aria-required'?: boolean
  readonly 'aria-describedby'?: string
}

export const TimeInput = ({ value, onChange, onBlur, withTime, endOfDay, ...rest }: TimeInputProps) => {
  const forms = withTime ? timeForms : dateForms
  const time = dayjs(value, forms[0], true)
  return (
    <DatePicker
      {...rest}
      value={value && time.isValid() ? time : null}
      format={forms}
      showTime={withTime && { defaultOpenValue: endOfDay ? dayjs().endOf('day') : dayjs().startOf('day') }}
      needConfirm={false}
      preserveInvalidOnBlur={false}
      onChange={(picked) => onChange(picked ? picked.format(forms[0]) : '')}
      {...(onBlur ? { onBlur } : {})}
    />
  )
}
