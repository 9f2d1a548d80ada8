/** Entering a document: an empty form at first; once saved, the address names it, so that a reload brings it back. */
import type { PortalPage } from '@openceb/documents'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { LoadFailure, Loading } from '../frame/loading.tsx'
import { ReceiptsSection } from '../detail/receipts-section.tsx'
import { PrintView } from '../detail/print-view.tsx'
import { DocumentForm } from './document-form.tsx'
import { emptyDraft } from './draft.ts'
import { isOpen, useEditing } from './editing.ts'
import { useStoredDocument } from './stored-document.ts'
import { Toolbar } from './toolbar.tsx'
import { useDraft } from './use-draft.ts'
import { Warnings } from './warnings.tsx'

export const EntryPage = ({ page }: { page: PortalPage }) => {
  const definition = page.document
  const [draft, change] = useDraft(definition)
  const { search } = useLocation()
  const navigate = useNavigate()
  const [printing, setPrinting] = useState(false)
  const named = new URLSearchParams(search).get('id')
  const stored = useStoredDocument(definition, named, draft, change)
  const editing = useEditing({
    page,
    draft,
    change,
    load: stored.load,
    onSaved: (id) => void navigate(`?id=${encodeURIComponent(id)}`, { replace: true }),
    onDeleted: () => {
      change(() => emptyDraft(definition))
      void navigate('?', { replace: true })
    },
  })

  if (stored.error) return <LoadFailure error={stored.error} onRetry={stored.refresh} />
  if (!stored.isLoaded) return <Loading />
  const open = isOpen(definition, page, draft)
  const canDelete = open && draft.stored !== null
  const actions = {
    new: editing.begin,
    save: open ? editing.save : undefined,
    declare: open ? editing.declare : undefined,
    delete: canDelete ? editing.remove : undefined,
    print: () => setPrinting(true),
  }
  return (
    <div className="page form-page">
      <Toolbar actions={actions} busy={editing.busy} />
      <Warnings issues={editing.warnings} />
      <DocumentForm definition={definition} draft={draft} readOnly={!open} change={change} keys={actions} />
      {draft.stored && <ReceiptsSection document={definition.key} id={draft.stored.id} />}
      {printing && <PrintView definition={definition} draft={draft} onClose={() => setPrinting(false)} />}
    </div>
  )
}
