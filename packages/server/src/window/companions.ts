/** How order, payments and waybill of an inventory stand: states alone, since those who declare it are no parties of theirs. */
import { documentOf } from '@openceb/documents'
import { loadDocuments } from '@openceb/store'
import type { Companion } from './contract.ts'
import { followersOfOne } from './four-documents.ts'
import type { WindowParts } from './parts.ts'

export const openCompanions =
  ({ pipeline }: Pick<WindowParts, 'pipeline'>) =>
  (document: string, id: number): Promise<Companion[]> =>
    pipeline.transaction(async (session) => {
      const leader = documentOf(document)
      const [stored] = await loadDocuments(session, leader, [id])
      const found = stored ? await followersOfOne(session, leader, stored) : []
      return found.map(({ definition, stored: { id, status } }) => ({ document: definition.key, id, status }))
    })
