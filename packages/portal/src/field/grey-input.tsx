/** A field that cannot be typed in: filled by the system, or shown for reading only. Its text can still be selected and copied. */
import type { Field, FieldKind } from '@openceb/kernel'
import { Input } from 'antd'
import { isDoubtful, useCodeItem } from '../codes/code-item.ts'
import { statusName } from '../codes/status-text.tsx'
import { useWords } from '../words/words.tsx'
import { shownTime } from './shown-time.ts'

const plain = (text: string): string => text

const shownBy: Readonly<Record<FieldKind, (text: string) => string>> = {
  text: plain,
  enterprise: plain,
  code: plain,
  integer: plain,
  decimal: plain,
  datetime: shownTime,
  timestamp: shownTime,
  date: shownTime,
}

export const isLong = (field: Field): boolean => field.kind === 'text' && (field.max ?? 0) >= 500

export const GreyInput = ({ id, name, field, text }: { id: string; name: string; field: Field; text: string }) => {
  const words = useWords()
  const isCode = field.kind === 'code' && name !== 'returnStatus'
  const item = useCodeItem(isCode ? (field.list ?? '') : '', isCode ? text : '')
  const unknown = isCode && text !== '' && isDoubtful(item)
  const shown =
    name === 'returnStatus' && text
      ? statusName(text, words)
      : name === 'intakeTime'
        ? shownTime(text)
        : item
          ? `${text} ${words.of(item.name, item.nameEn)}`
          : shownBy[field.kind](text)
  const shared = {
    id,
    name,
    value: shown,
    readOnly: true,
    tabIndex: -1,
    title: unknown ? words.t('unknownCode') : shown,
    className: unknown ? 'unknown-code' : '',
  }
  return isLong(field) ? <Input.TextArea {...shared} autoSize={{ minRows: 1, maxRows: 4 }} /> : <Input {...shared} />
}
