/** Everything that stands in the way, said once above the form; what belongs to an input leads to it. */
import type { Definition, Field } from '@openceb/kernel'
import { Alert, Typography } from 'antd'
import { useWords, type Words } from '../words/words.tsx'
import { type Draft, lineOpened } from './draft.ts'
import type { Change } from './head-section.tsx'

/** Paths may come from the server and need not name a field of this form. */
const placeOf = (definition: Definition, path: string): { field?: Field | undefined; line?: string | undefined } => {
  const [, line, name = ''] = /^lines\[(\d+)\]\.(.+)$/.exec(path) ?? []
  if (line !== undefined) return { field: definition.lines[name], line: String(Number(line) + 1) }
  const [part, only = ''] = path.split('.')
  return { field: part === 'head' ? definition.head[only] : part === 'line' ? definition.lines[only] : undefined }
}

const labelOf = (definition: Definition, path: string, words: Words): string => {
  const { field, line } = placeOf(definition, path)
  if (!field) return ''
  const label = words.formLabel(field)
  return line === undefined ? label : words.t('lineField', { n: line, label })
}

/** The input of a path; a line of the grid is brought into the form first. */
const show = (path: string, change: Change): void => {
  const [, line, name] = /^lines\[(\d+)\]\.(.+)$/.exec(path) ?? []
  if (line !== undefined) change((before) => lineOpened(before, Number(line)))
  requestAnimationFrame(() => document.getElementById(line === undefined ? path.replace('.', '-') : `line-${name}`)?.focus())
}

interface FaultSummaryProps {
  readonly definition: Definition
  readonly draft: Draft
  readonly change: Change
}

export const FaultSummary = ({ definition, draft, change }: FaultSummaryProps) => {
  const words = useWords()
  const faults = Object.entries(draft.faults)
  if (!draft.refused || faults.length === 0) return null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={words.t('correctFirst', { n: faults.length })}
      description={
        <ul className="fault-list">
          {faults.map(([path, fault]) => (
            <li key={path}>
              <Typography.Link onClick={() => show(path, change)}>{labelOf(definition, path, words)}</Typography.Link>{' '}
              {words.of(fault.message, fault.messageEn)}
            </li>
          ))}
        </ul>
      }
    />
  )
}
