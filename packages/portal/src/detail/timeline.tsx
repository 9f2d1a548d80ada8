/** 一票轨迹: the life of a parcel over all its documents, oldest first. */
import { documents } from '@openceb/documents'
import { useQuery } from '@tanstack/react-query'
import { Empty, Table } from 'antd'
import { fetchTimeline, type TimelineEntry } from '../api/timeline.ts'
import { LoadFailure, Loading } from '../frame/loading.tsx'
import { SourceText } from '../codes/source-text.tsx'
import { StatusText } from '../codes/status-text.tsx'
import { shownTime } from '../field/shown-time.ts'
import { useWords } from '../words/words.tsx'

export const useTimeline = (document: string, id: string) =>
  useQuery({ queryKey: ['about', document, id, 'timeline'], queryFn: () => fetchTimeline(document, id) })

/** The enterprises in a key say nothing new on the page of one parcel: its number does. */
const numberOf = ({ key = '' }: TimelineEntry): string => key.split('/')[0] ?? ''

export const Timeline = ({ document, id }: { document: string; id: string }) => {
  const words = useWords()
  const trail = useTimeline(document, id)
  if (trail.isPending) return <Loading />
  if (trail.isError) return <LoadFailure error={trail.error} onRetry={() => void trail.refetch()} />
  const { items } = trail.data
  const titleOf = (key: string): string => {
    const definition = documents.find((one) => one.key === key)
    return definition ? words.title(definition) : key
  }
  return (
    <section className="form-section" aria-label={words.t('timeline')}>
      <Table<TimelineEntry>
        size="small"
        bordered
        rowKey={(entry) => String(items.indexOf(entry))}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...items]}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.t('noTimeline')} /> }}
        columns={[
          { title: words.t('receiptTime'), key: 'time', render: (_, { time }) => shownTime(time) },
          { title: words.t('documentKind'), key: 'document', render: (_, entry) => titleOf(entry.document) },
          { title: words.t('documentNumber'), key: 'number', render: (_, entry) => numberOf(entry) },
          { title: words.t('receiptStatus'), key: 'status', render: (_, { status }) => <StatusText status={status} /> },
          { title: words.t('receiptInfo'), key: 'info', className: 'wrapped', render: (_, { info }) => info },
          { title: words.t('receiptSource'), key: 'source', render: (_, { source }) => <SourceText source={source} /> },
        ]}
      />
    </section>
  )
}
