/** Everything that stands in the way, said once above the form; what belongs to an input leads to it. */
import type { Definition, Field } from '@openceb/kernel'
import { Alert, Typography } from 'antd'
import { useWords, type Words } from '../words/words.tsx'
import type { Draft } from './draft.ts'

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

export const FaultSummary = ({ definition, draft }: { definition: Definition; draft: Draft }) => {
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
              <Typography.Link onClick={() => document.getElementById(path.replace('.', '-'))?.focus()}>
                {labelOf(definition, path, words)}
              </Typography.Link>{' '}
              {words.of(fault.message, fault.messageEn)}
            </li>
          ))}
        </ul>
      }
    />
  )
}
