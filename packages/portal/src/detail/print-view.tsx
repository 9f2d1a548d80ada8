/** A document on paper: plain tables over the whole window, printed by the browser without the frame. */
import { type Definition, fieldOf, sectionsOf } from '@openceb/kernel'
import { Button, Modal } from 'antd'
import { StatusText } from '../codes/status-text.tsx'
import { ShownValue } from '../field/shown-value.tsx'
import type { Draft } from '../form/draft.ts'
import { useWords } from '../words/words.tsx'

export const PrintView = ({ definition, draft, onClose }: { definition: Definition; draft: Draft; onClose: () => void }) => {
  const words = useWords()
  const { t } = words
  return (
    <Modal
      open
      width={980}
      rootClassName="print-root"
      title={t('printView')}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <article className="print">
        <h2>{words.title(definition)}</h2>
        {sectionsOf(definition).map((section) => (
          <section key={section.title}>
            <h3>{words.title(section)}</h3>
            <dl>
              {section.fields.map((name) => {
                const field = fieldOf(definition, name)
                const text = draft.head[name] ?? ''
                return (
                  <div key={name}>
                    <dt>{words.formLabel(field)}</dt>
                    <dd>{name === 'returnStatus' && text ? <StatusText status={text} /> : <ShownValue field={field} name={name} value={text} />}</dd>
                  </div>
                )
              })}
            </dl>
          </section>
        ))}
        {draft.lines.length > 0 && (
          <section>
            <h3>{words.of(definition.lineTitle, definition.lineTitleEn)}</h3>
            <table>
              <thead>
                <tr>
                  {Object.entries(definition.lines).map(([name, field]) => (
                    <th key={name}>{words.label(field)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {draft.lines.map((line, at) => (
                  <tr key={at}>
                    {Object.entries(definition.lines).map(([name, field]) => (
                      <td key={name}>
                        <ShownValue field={field} name={name} value={name === 'gnum' ? at + 1 : line[name]} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </article>
    </Modal>
  )
}
