/** A document as a form, derived from its definition: head groups, lines; the same for typing and for reading. */
import { type Definition, sectionsOf } from '@openceb/kernel'
import { useRef } from 'react'
import type { Draft } from './draft.ts'
import { FaultSummary } from './fault-summary.tsx'
import { type FormKeys, useFirstFocus, useFormKeys } from './form-keys.ts'
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

export const DocumentForm = ({ definition, draft, readOnly, change, keys }: DocumentFormProps) => {
  const root = useRef<HTMLDivElement>(null)
  useFirstFocus(root, !readOnly && draft.stored === null && !draft.edited)
  useFormKeys(root, { ...keys, takeLine: () => change(takeLine(definition)) })
  return (
    <div ref={root} className={readOnly ? 'document-form reading' : 'document-form'}>
      {!readOnly && <Legend />}
      {!readOnly && <FaultSummary definition={definition} draft={draft} change={change} />}
      {sectionsOf(definition).map((section, index) => (
        <HeadSection
          key={section.title}
          definition={definition}
          section={section}
          area={`head-${index}`}
          draft={draft}
          readOnly={readOnly}
          change={change}
        />
      ))}
      {definition.message.line !== null && <LineEditor definition={definition} draft={draft} readOnly={readOnly} change={change} />}
    </div>
  )
}
