/** The detail of one document: for reading on query pages, to be changed where page and state allow it; its trail beside it. */
import type { PortalPage } from '@openceb/documents'
import { stateOf } from '@openceb/kernel'
import { Button, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { LoadFailure, Loading } from '../frame/loading.tsx'
import { useTab, useTabState } from '../frame/tab-memory.ts'
import { useTabs } from '../frame/tabs.tsx'
import { DocumentForm } from '../form/document-form.tsx'
import { isOpen, useEditing } from '../form/editing.ts'
import { useStoredDocument } from '../form/stored-document.ts'
import { Toolbar } from '../form/toolbar.tsx'
import { useDraft } from '../form/use-draft.ts'
import { Warnings } from '../form/warnings.tsx'
import { useWords } from '../words/words.tsx'
import { Companions } from './companions.tsx'
import { PrintView } from './print-view.tsx'
import { ReceiptsSection } from './receipts-section.tsx'
import { Timeline } from './timeline.tsx'

export const DetailPage = ({ page, id }: { page: PortalPage; id: string }) => {
  const definition = page.document
  const { t } = useWords()
  const { key } = useTab()
  const { label, drop } = useTabs()
  const [draft, change] = useDraft(definition)
  const [part, setPart] = useTabState('part', () => 'detail')
  const [printing, setPrinting] = useState(false)
  const stored = useStoredDocument(definition, id, draft, change)
  const editing = useEditing({ page, draft, change, load: stored.load, onSaved: () => {}, onDeleted: () => drop(key) })

  const name = draft.head[definition.query.key]
  useEffect(() => {
    if (name) label(key, name)
  }, [name, key, label])

  if (stored.error) return <LoadFailure error={stored.error} onRetry={stored.refresh} />
  if (!stored.isLoaded) return <Loading />

  const open = isOpen(definition, page, draft)
  const may = (action: 'declare' | 'delete') =>
    page.actions?.includes(action) && definition.lifecycle.from(action).includes(stateOf(draft.stored?.status ?? ''))
  const actions =
    page.kind === 'query'
      ? {}
      : {
          save: open ? editing.save : undefined,
          declare: may('declare') ? editing.declare : undefined,
          delete: may('delete') ? editing.remove : undefined,
        }
  return (
    <div className="page form-page">
      <div className="detail-tools">
        <Toolbar actions={{ ...actions, print: () => setPrinting(true) }} busy={editing.busy} />
        <Button onClick={stored.refresh}>{t('refresh')}</Button>
      </div>
      <Warnings issues={editing.warnings} />
      <Tabs
        size="small"
        activeKey={part}
        onChange={setPart}
        destroyOnHidden
        items={[
          {
            key: 'detail',
            label: t('detail'),
            children: (
              <div className="page">
                <DocumentForm
                  definition={definition}
                  draft={draft}
                  readOnly={page.kind === 'query' || !open}
                  change={change}
                  keys={{ ...actions, print: () => setPrinting(true) }}
                />
                <Companions definition={definition} id={id} head={draft.head} />
                <ReceiptsSection document={definition.key} id={id} />
              </div>
            ),
          },
          { key: 'timeline', label: t('timeline'), children: <Timeline document={definition.key} id={id} /> },
        ]}
      />
      {printing && <PrintView definition={definition} draft={draft} onClose={() => setPrinting(false)} />}
    </div>
  )
}
