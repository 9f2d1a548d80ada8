/** Brings a stored document into the draft of its tab, once, and again when asked. */
import type { Definition } from '@openceb/kernel'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fetchDocument } from '../api/documents.ts'
import { receiptsKey } from '../detail/receipts-table.tsx'
import { useTab } from '../frame/tab-memory.ts'
import { type Draft, draftOf } from './draft.ts'
import type { Change } from './head-section.tsx'

export const useStoredDocument = (definition: Definition, id: string | null, draft: Draft, change: Change) => {
  const { key } = useTab()
  const client = useQueryClient()

  const load = async (wanted: string): Promise<Draft> => {
    const loaded = draftOf(definition, await fetchDocument(definition.key, wanted))
    change(() => loaded)
    await client.invalidateQueries({ queryKey: receiptsKey(definition.key, wanted) })
    await client.invalidateQueries({ queryKey: ['about', definition.key, wanted] })
    return loaded
  }

  const isLoaded = id === null || draft.stored?.id === id
  const found = useQuery({
    queryKey: ['tab', key, 'document', id],
    queryFn: async () => (await load(id ?? '')).stored?.version ?? 0,
    enabled: !isLoaded,
    gcTime: 0,
  })
  return { load, isLoaded, error: isLoaded ? null : found.error, refresh: () => void found.refetch() }
}
