/** The detail of one document: for reading on query pages, to be changed where page and state allow it; its trail beside it. */
import type { PortalPage } from '@openceb/documents'
import { stateOf } from '@openceb/kernel'
import { Alert, Button, Spin, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { problemText } from '../api/problem-text.ts'
import { useTab, useTabState } from '../frame/tab-memory.ts'
import { useTabs } from '../frame/tabs.tsx'
import { DocumentForm } from '../form/document-form.tsx'
import { isOpen, useEditing } from '../form/editing.ts'
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
  const words = useWords()
  const { t } = words
  const { key } = useTab()
  const { label, drop } = useTabs()
  const [draft, change] = useDraft(definition)
  const [part, setPart] = useTabState('part', () => 'detail')
  const [failure, setFailure] = useState<unknown>()
  const [printing, setPrinting] = useState(false)
  const editing = useEditing({ page, draft, change, onSaved: () => {}, onDeleted: () => drop(key) })

  const fetchIt = () => {
    setFailure(undefined)
    editing.load(id).catch(setFailure)
  }
  const loaded = draft.stored?.id === id
  useEffect(() => {
    if (!loaded) fetchIt()
    // Once for each document; 刷新 fetches it again.
  }, [loaded, id])

  const name = draft.head[definition.query.key]
  useEffect(() => {
    if (name) label(key, name)
  }, [name, key, label])

  if (failure)
    return (
      <Alert type="error" showIcon role="alert" title={problemText(failure, words)} action={<Button size="small" onClick={fetchIt}>{t('retry')}</Button>} />
    )
  if (!loaded) return <Spin description={t('loading')}><div className="loading-space" /></Spin>

  const open = isOpen(definition, page, draft)
  const may = (action: 'declare' | 'delete') => page.actions?.includes(action) && definition.lifecycle.from(action).includes(stateOf(draft.stored?.status ?? ''))
  const actions = page.kind === 'query' ? {} : {
    save: open ? editing.save : undefined,
    declare: may('declare') ? editing.declare : undefined,
    delete: may('delete') ? editing.remove : undefined,
  }
  return (
    <div className="page form-page">
      <div className="detail-tools">
        <Toolbar actions={{ ...actions, print: () => setPrinting(true) }} busy={editing.busy} />
        <Button onClick={fetchIt}>{t('refresh')}</Button>
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
                <DocumentForm definition={definition} draft={draft} readOnly={page.kind === 'query' || !open} change={change} keys={{ ...actions, print: () => setPrinting(true) }} />
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
