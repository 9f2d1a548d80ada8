/** What a tab is called: the function, or for a detail the document and its number. */
import { useCallback } from 'react'
import { rolesOf } from '../api/session.ts'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/words.tsx'
import { placeOf } from './function-pages.ts'
import type { Tab } from './tab-list.ts'

export const useTitleOf = (): ((tab: Tab) => string) => {
  const words = useWords()
  const session = useSession()
  return useCallback(
    ({ key, label }: Tab): string => {
      const place = placeOf(key, rolesOf(session))
      if (!place) return key
      return place.id === undefined ? words.title(place.page) : `${words.title(place.page.document)} ${label ?? ''}`.trim()
    },
    [words, session],
  )
}
