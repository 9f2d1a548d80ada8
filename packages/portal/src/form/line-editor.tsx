/** The lines of a document: a form for one of them above the grid of all. */
import { Alert, App, Button } from 'antd'
import { memo, useId, useState } from 'react'
import { dictionary } from '../words/dictionary.ts'
import { useWords } from '../words/words.tsx'
import { lineFaults, lineLeft } from './check.ts'
import { lineBegun, linesRemoved, lineTaken, typedLine, withFault } from './draft.ts'
import { followUp } from './follow.ts'
import { FormField } from './form-field.tsx'
import { type Change, sentenceOf } from './head-section.tsx'
import { lineArea } from './keyboard.ts'
import { LineGrid } from './line-grid.tsx'
import type { Definition } from '@openceb/kernel'
import type { Draft, Sentence } from './draft.ts'

interface LineEditorProps {
  readonly definition: Definition
  readonly draft: Draft
  readonly readOnly: boolean
  readonly change: Change
}

interface LineFieldProps {
  readonly definition: Definition
  readonly name: string
  readonly text: string
  readonly fault: Sentence | undefined
  readonly change: Change
}

const LineField = memo(({ definition, name, change, ...shown }: LineFieldProps) => {
  const field = definition.lines[name]
  return (
    field && (
      <FormField
        {...shown}
        id={`line-${name}`}
        name={name}
        field={field}
        readOnly={false}
        onType={(text, item) => change((before) => typedLine(before, followUp(definition.lines, before.line, name, text, item)))}
        onLeave={() => change(lineLeft(definition, name))}
        onRubbish={(why) => change((before) => withFault(before, `line.${name}`, sentenceOf(why)))}
      />
    )
  )
})

/** The line form into the grid, or what is wrong with it into the form. */
export const takeLine =
  (definition: Definition) =>
  (draft: Draft): Draft => {
    const faults = lineFaults(definition, draft.line)
    if (Object.keys(faults).length > 0) return { ...draft, faults: { ...draft.faults, ...faults } }
    const [, most] = definition.message.lines
    if (draft.at === null && draft.lines.length >= most) {
      const [message, messageEn] = dictionary.lineLimit
      return withFault(draft, 'lines', { message: message.replace('{n}', String(most)), messageEn: messageEn.replace('{n}', String(most)) })
    }
    return lineTaken(definition, draft)
  }

export const LineEditor = ({ definition, draft, readOnly, change }: LineEditorProps) => {
  const words = useWords()
  const { t } = words
  const { modal, message } = App.useApp()
  const heading = useId()
  const [ticked, setTicked] = useState<readonly number[]>([])
  const whole = draft.faults.lines
  const number = (draft.at ?? draft.lines.length) + 1

  const remove = () => {
    if (ticked.length === 0) {
      void message.warning(t('chooseFirst'))
      return
    }
    modal.confirm({
      title: t('hint'),
      content: t('confirmDelete'),
      onOk: () => {
        change((before) => linesRemoved(definition, before, new Set(ticked)))
        setTicked([])
      },
    })
  }
  return (
    <section className="form-section" aria-labelledby={heading}>
      <h3 id={heading}>{words.of(definition.lineTitle, definition.lineTitleEn) || t('lines')}</h3>
      {whole && <Alert type="error" showIcon role="alert" title={words.of(whole.message, whole.messageEn)} />}
      {!readOnly && (
        <>
          <div className="line-tools">
            <Button size="small" onClick={() => change((before) => lineBegun(definition, before))}>
              {t('lineNew')}
            </Button>
            <Button size="small" onClick={() => change(takeLine(definition))}>
              {t('lineSave')}
            </Button>
            <Button size="small" danger onClick={remove}>
              {t('lineDelete')}
            </Button>
            <output>{t(draft.at === null ? 'addingLine' : 'editingLine', { n: number })}</output>
          </div>
          <div className="cells" data-area={lineArea}>
            {Object.keys(definition.lines).map((name) => (
              <LineField
                key={name}
                definition={definition}
                name={name}
                text={name === 'gnum' ? String(number) : (draft.line[name] ?? '')}
                fault={draft.faults[`line.${name}`]}
                change={change}
              />
            ))}
          </div>
        </>
      )}
      <LineGrid
        definition={definition}
        lines={draft.lines}
        open={draft.at}
        faults={draft.faults}
        readOnly={readOnly}
        ticked={ticked}
        onTick={setTicked}
        change={change}
      />
    </section>
  )
}
