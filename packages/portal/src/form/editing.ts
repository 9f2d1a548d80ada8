/** Saving, declaring and deleting one document from its form, with what the server answers put where it belongs. */
import type { PortalPage } from '@openceb/documents'
import { type Definition, type Issue, isError, stateOf } from '@openceb/kernel'
import { App } from 'antd'
import { useState } from 'react'
import { act, createDocument, saveDocument } from '../api/documents.ts'
import { Problem } from '../api/http.ts'
import { problemText } from '../api/problem-text.ts'
import { useWords } from '../words/words.tsx'
import { declareFaults, saveFaults, toldFaults } from './check.ts'
import { contentOf } from './content.ts'
import { type Draft, type Faults, lineIsBlank, lineTaken, refusedFor } from './draft.ts'
import type { Change } from './head-section.tsx'

const faultsOf = (issues: readonly Issue[]): Faults =>
  Object.fromEntries(issues.filter(isError).map(({ path, message, messageEn }) => [path, { message, messageEn }]))

/** Whether the lifecycle lets a person change the document as it stands. */
export const isOpen = (definition: Definition, page: PortalPage, draft: Draft): boolean =>
  draft.stored === null
    ? page.kind === 'entry'
    : Boolean(page.actions?.includes('save')) && definition.lifecycle.from('save').includes(stateOf(draft.stored.status))

interface EditingProps {
  readonly page: PortalPage
  readonly draft: Draft
  readonly change: Change
  /** Fetches the document into the draft anew. */
  readonly load: (id: string) => Promise<Draft>
  readonly onSaved: (id: string) => void
  readonly onDeleted: () => void
}

export const useEditing = ({ page, draft, change, load, onSaved, onDeleted }: EditingProps) => {
  const definition = page.document
  const words = useWords()
  const { t } = words
  const { modal, message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const [warnings, setWarnings] = useState<readonly Issue[]>([])

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      const faults = error instanceof Problem ? faultsOf(error.issues) : {}
      if (Object.keys(faults).length > 0) change((before) => refusedFor(before, faults))
      modal.error({ title: t('hint'), content: problemText(error, words) })
    } finally {
      setBusy(false)
    }
  }

  /** False when something is marked that has to be corrected first. */
  const passes = (found: Faults): boolean => {
    const count = Object.keys(found).length
    change((before) => refusedFor(before, found))
    if (count === 0) return true
    void message.error(t('correctFirst', { n: count }))
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.document-form [aria-invalid=true]')?.focus())
    return false
  }

  const save = () => {
    // What stands in the line form would be lost otherwise.
    const whole = lineIsBlank(definition, draft) ? draft : lineTaken(definition, draft)
    if (busy) return
    change(() => whole)
    if (!passes(saveFaults(definition, whole))) return
    void attempt(async () => {
      const content = contentOf(definition, whole)
      const saved = whole.stored
        ? await saveDocument(definition.key, whole.stored.id, whole.stored.version, content)
        : await createDocument(definition.key, content)
      setWarnings((saved.issues ?? []).filter((issue) => !isError(issue)))
      const stored = await load(saved.id)
      // Saved all the same: what the rules say is shown at the fields.
      change((before) => ({ ...before, faults: toldFaults(definition, stored) }))
      onSaved(saved.id)
      void message.success(t('saved'))
    })
  }

  const actOn = (action: 'declare' | 'delete', id: string, done: () => Promise<void> | void) =>
    attempt(async () => {
      const [row] = (await act(definition.key, action, [id])).rows
      if (row && !row.ok)
        throw new Problem(422, {
          code: row.code ?? '',
          message: row.message ?? '',
          messageEn: row.messageEn ?? row.message ?? '',
          issues: row.issues ?? [],
        })
      await done()
    })

  const declare = () => {
    const { stored } = draft
    if (busy) return
    if (!stored || draft.edited) {
      modal.warning({ title: t('hint'), content: t('saveFirst', { title: words.title(definition) }) })
      return
    }
    if (!passes(declareFaults(definition, draft))) return
    modal.confirm({
      title: t('hint'),
      content: t('confirmDeclare'),
      onOk: () =>
        actOn('declare', stored.id, async () => {
          await load(stored.id)
          void message.success(t('declared'))
        }),
    })
  }

  const remove = () => {
    const { stored } = draft
    if (busy) return
    modal.confirm({
      title: t('hint'),
      content: t('confirmDelete'),
      onOk: () =>
        stored
          ? actOn('delete', stored.id, () => {
              void message.success(t('deleted'))
              onDeleted()
            })
          : onDeleted(),
    })
  }

  const anew = () => {
    setWarnings([])
    onDeleted()
  }

  const begin = () => {
    if (draft.edited) modal.confirm({ title: t('hint'), content: t('confirmNew'), onOk: anew })
    else anew()
  }

  return { busy, warnings, save, declare, remove, begin }
}
