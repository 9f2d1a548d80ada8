/** A status with its name and the colour of how the matter stands. */
import { stateOf } from '@openceb/kernel'
import { useWords, type Words } from '../words/words.tsx'
import { enumerationOf } from './enumeration.ts'

const tones: Readonly<Record<string, string>> = {
  '1': 'draft',
  '4': 'bad',
  '100': 'bad',
  NEG: 'bad',
  '399': 'good',
  '800': 'good',
  '899': 'good',
  '999': 'good',
  '430': 'draft',
  '500': 'held',
  '501': 'held',
  '502': 'held',
  '503': 'held',
  '505': 'held',
  '599': 'held',
  '600': 'held',
  '700': 'bad',
}

/** `100 海关退单`, `-603024 处理异常`. */
export const statusName = (status: string, words: Words): string => {
  const item = enumerationOf('businessStatus')?.find(({ code }) => code === stateOf(status))
  const shown = status === 'NEG' ? '' : `${status} `
  return item ? shown + words.of(item.name, item.nameEn) : status
}

export const StatusText = ({ status }: { status: string }) => {
  const words = useWords()
  return <span className={`status status-${tones[stateOf(status)] ?? 'busy'}`}>{statusName(status, words)}</span>
}
