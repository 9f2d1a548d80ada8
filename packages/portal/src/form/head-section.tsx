/** One group of head fields. */
import { type Definition, fieldOf } from '@openceb/kernel'
import { memo, useId } from 'react'
import { dictionary, type Word } from '../words/dictionary.ts'
import { useWords } from '../words/words.tsx'
import { headLeft } from './check.ts'
import { type Draft, type Sentence, typedHead, withFault } from './draft.ts'
import { followUp } from './follow.ts'
import { FormField } from './form-field.tsx'

export type Change = (change: (draft: Draft) => Draft) => void

interface HeadSectionProps {
  readonly definition: Definition
  readonly section: { readonly title: string; readonly titleEn: string; readonly fields: readonly string[] }
  readonly area: string
  readonly draft: Draft
  readonly readOnly: boolean
  readonly change: Change
}

export const sentenceOf = (word: Word) => ({ message: dictionary[word][0], messageEn: dictionary[word][1] })

interface HeadFieldProps {
  readonly definition: Definition
  readonly name: string
  readonly text: string
  readonly fault: Sentence | undefined
  readonly readOnly: boolean
  readonly change: Change
}

/** Drawn anew only when something of this field changes: typing in one of sixty must not draw the others. */
const HeadField = memo(({ definition, name, change, ...shown }: HeadFieldProps) => (
  <FormField
    {...shown}
    id={`head-${name}`}
    name={name}
    field={fieldOf(definition, name)}
    onType={(text, item) => change((before) => typedHead(before, followUp(definition.head, before.head, name, text, item)))}
    onLeave={() => change(headLeft(definition, name))}
    onRubbish={(why) => change((before) => withFault(before, `head.${name}`, sentenceOf(why)))}
  />
))

export const HeadSection = ({ definition, section, area, draft, readOnly, change }: HeadSectionProps) => {
  const { title } = useWords()
  const heading = useId()
  return (
    <section className="form-section" data-area={area} aria-labelledby={heading}>
      <h3 id={heading}>{title(section)}</h3>
      <div className="cells">
        {section.fields.map((name) => (
          <HeadField
            key={name}
            definition={definition}
            name={name}
            text={draft.head[name] ?? ''}
            fault={draft.faults[`head.${name}`]}
            readOnly={readOnly}
            change={change}
          />
        ))}
      </div>
    </section>
  )
}
