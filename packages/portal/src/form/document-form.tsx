/** A document as a form, derived from its definition: head groups, lines; the same for typing and for reading. */
import { type Definition, fieldOf, sectionsOf } from '@openceb/kernel'
import { Alert } from 'antd'
import { useRef } from 'react'
import { useWords } from '../words/words.tsx'
import type { Draft } from './draft.ts'
import { type FormKeys, useFormKeys } from './form-keys.ts'
import { type Change, HeadSection } from './head-section.tsx'
import { Legend } from './legend.tsx'
import { LineEditor, takeLine } from './line-editor.tsx'

interface DocumentFormProps {
  readonly definition: Definition
  readonly draft: Draft
  readonly readOnly: boolean
  readonly change: Change
  readonly keys: Omit<FormKeys, 'takeLine'>
}

/** What is wrong, said once above the form; each entry leads to its field. */
const FaultSummary = ({ definition, draft }: { definition: Definition; draft: Draft }) => {
  const words = useWords()
  const faults = Object.entries(draft.faults).filter(([path]) => path !== 'lines')
  if (faults.length < 2) return null
  const nameOf = (path: string): string => {
    const name = path.replace(/^head\./, '').replace(/^line\./, 'lines.').replace(/^lines\[\d+\]/, 'lines')
    const number = /^lines\[(\d+)\]/.exec(path)?.[1]
    const label = words.formLabel(fieldOf(definition, name))
    return number === undefined ? label : words.of(`第${Number(number) + 1}项${label}`, `Line ${Number(number) + 1}, ${label}`)
  }
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
              <a href={`#${path.replace('.', '-')}`} onClick={(event) => {
                event.preventDefault()
                document.getElementById(path.replace('.', '-'))?.focus()
              }}>
                {nameOf(path)}
              </a>
              {words.of(fault.message, ` ${fault.messageEn}`)}
            </li>
          ))}
        </ul>
      }
    />
  )
}

export const DocumentForm = ({ definition, draft, readOnly, change, keys }: DocumentFormProps) => {
  const root = useRef<HTMLDivElement>(null)
  const onKeyDown = useFormKeys(root, { ...keys, takeLine: () => change(takeLine(definition)) })
  return (
    <div ref={root} className={readOnly ? 'document-form reading' : 'document-form'} onKeyDown={onKeyDown}>
      {!readOnly && <Legend />}
      {!readOnly && <FaultSummary definition={definition} draft={draft} />}
      {sectionsOf(definition).map((section, index) => (
        <HeadSection key={section.title} definition={definition} section={section} area={`head-${index}`} draft={draft} readOnly={readOnly} change={change} />
      ))}
      {definition.message.line !== null && <LineEditor definition={definition} draft={draft} readOnly={readOnly} change={change} />}
    </div>
  )
}
