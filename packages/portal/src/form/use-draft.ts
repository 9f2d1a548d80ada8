/** The draft of a tab: kept while another tab is shown, and the tab says so when it holds unsaved input. */
import type { Definition } from '@openceb/kernel'
import { useEffect } from 'react'
import { unsaved, useTab, useTabState } from '../frame/tab-memory.ts'
import { emptyDraft } from './draft.ts'

export const useDraft = (definition: Definition) => {
  const { memory } = useTab()
  const [draft, change] = useTabState('draft', () => emptyDraft(definition))
  useEffect(() => memory.write(unsaved, draft.edited), [memory, draft.edited])
  return [draft, change] as const
}
