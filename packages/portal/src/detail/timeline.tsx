/** 一票轨迹: the life of a parcel over all its documents, oldest first. */
import { documents } from '@openceb/documents'
import { useQuery } from '@tanstack/react-query'
import { Empty, Timeline as Line } from 'antd'
import { fetchTimeline } from '../api/timeline.ts'
import { LoadFailure, Loading } from '../frame/loading.tsx'
import { StatusText } from '../codes/status-text.tsx'
import { shownTime } from '../field/shown-time.ts'
import { useWords } from '../words/words.tsx'

export const Timeline = ({ document, id }: { document: string; id: string }) => {
  const words = useWords()
  const trail = useQuery({ queryKey: ['about', document, id, 'timeline'], queryFn: () => fetchTimeline(document, id) })
  if (trail.isPending) return <Loading />
  if (trail.isError) return <LoadFailure error={trail.error} onRetry={() => void trail.refetch()} />
  if (trail.data.items.length === 0) return <Empty description={words.t('noTimeline')} />
  const titleOf = (key: string): string => {
    const definition = documents.find((one) => one.key === key)
    return definition ? words.title(definition) : key
  }
  return (
    <Line
      className="timeline"
      titleSpan={160}
      items={trail.data.items.map((entry, index) => ({
        key: `${entry.time} ${index}`,
        title: <time>{shownTime(entry.time)}</time>,
        content: (
          <>
            <strong>{titleOf(entry.document)}</strong> {entry.key} <StatusText status={entry.status} />
            {entry.info && <p>{entry.info}</p>}
            {entry.source && <small>{entry.source}</small>}
          </>
        ),
      }))}
    />
  )
}
