/** What an address shows: one view per kind of page, and the detail of a document. */
import { Result } from 'antd'
import type { ReactNode } from 'react'
import type { PortalPage } from '@openceb/documents'
import { DetailPage } from '../detail/detail-page.tsx'
import { EntryPage } from '../form/entry-page.tsx'
import { QueryPage } from '../query/query-page.tsx'
import { useWords } from '../words/words.tsx'
import type { Place } from './function-pages.ts'

const views: Readonly<Record<PortalPage['kind'], (page: PortalPage) => ReactNode>> = {
  query: (page) => <QueryPage page={page} />,
  declare: (page) => <QueryPage page={page} />,
  entry: (page) => <EntryPage page={page} />,
}

export const PlaceView = ({ place }: { place: Place | undefined }) => {
  const { t } = useWords()
  if (!place) return <Result status="404" title={t('notFound')} />
  return place.id === undefined ? views[place.page.kind](place.page) : <DetailPage page={place.page} id={place.id} />
}
