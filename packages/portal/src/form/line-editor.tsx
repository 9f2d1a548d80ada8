/** The lines of a document: a form for one of them above the grid of all. */
import { Alert, App, Button } from 'antd'
import { useId, useState } from 'react'
import { dictionary } from '../words/dictionary.ts'
import { useWords } from '../words/words.tsx'
import { lineFaults, lineLeft } from './check.ts'
import { lineBegun, lineOpened, linesRemoved, lineTaken, typedLine, withFault } from './draft.ts'
import { followUp } from './follow.ts'
import { FormField } from './form-field.tsx'
import { type Change, sentenceOf } from './head-section.tsx'
import { lineArea } from './keyboard.ts'
import { LineGrid } from './line-grid.tsx'
import type { Definition } from '@openceb/kernel'
import type { Draft } from './draft.ts'

interface LineEditorProps {
  readonly definition: Definition
  readonly draft: Draft
  readonly readOnly: boolean
  readonly change: Change
}

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
            {Object.entries(definition.lines).map(([name, field]) => (
              <FormField
                key={name}
                id={`line-${name}`}
                name={name}
                field={field}
                text={name === 'gnum' ? String(number) : (draft.line[name] ?? '')}
                fault={draft.faults[`line.${name}`]}
                readOnly={false}
                onType={(text, item) => change((before) => typedLine(before, followUp(definition.lines, before.line, name, text, item)))}
                onLeave={() => change(lineLeft(definition, name))}
                onRubbish={(why) => change((before) => withFault(before, `line.${name}`, sentenceOf(why)))}
              />
            ))}
          </div>
        </>
      )}
      <LineGrid
        definition={definition}
        draft={draft}
        readOnly={readOnly}
        ticked={ticked}
        onTick={setTicked}
        onOpen={(at) => change((before) => lineOpened(before, at))}
      />
    </section>
  )
}
