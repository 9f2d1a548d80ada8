/** Everything that was answered about a document, newest first. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Empty, Table } from 'antd'
import { fetchReceipts, type Receipt } from '../api/documents.ts'
import { problemText } from '../api/problem-text.ts'
import { SourceText } from '../codes/source-text.tsx'
import { StatusText } from '../codes/status-text.tsx'
import { shownTime } from '../field/shown-time.ts'
import { useWords } from '../words/words.tsx'

export const receiptsKey = (document: string, id: string) => ['receipts', document, id] as const

export const ReceiptsTable = ({ document, id }: { document: string; id: string }) => {
  const words = useWords()
  const receipts = useQuery({ queryKey: receiptsKey(document, id), queryFn: () => fetchReceipts(document, id) })
  if (receipts.isError) return <Alert type="error" showIcon role="alert" title={problemText(receipts.error, words)} />
  return (
    <Table<Receipt>
      size="small"
      bordered
      rowKey={(receipt) => `${receipt.time} ${receipt.status} ${receipt.info}`}
      loading={receipts.isPending}
      dataSource={[...(receipts.data?.items ?? [])]}
      pagination={false}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.t('noReceipts')} /> }}
      columns={[
        { title: words.t('receiptStatus'), key: 'status', width: 170, render: (_, { status }) => <StatusText status={status} /> },
        { title: words.t('receiptTime'), key: 'time', width: 160, render: (_, { time }) => shownTime(time) },
        { title: words.t('receiptInfo'), dataIndex: 'info', className: 'wrapped' },
        { title: words.t('receiptSource'), key: 'source', width: 90, render: (_, { source }) => <SourceText source={source} /> },
      ]}
    />
  )
}
