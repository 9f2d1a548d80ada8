/** The documents that belong to the one shown: the payments of an order; order, payments and waybill of a list. */
import { documentOf } from '@openceb/documents'
import { type Definition, fieldOf } from '@openceb/kernel'
import { useQuery } from '@tanstack/react-query'
import { Alert, Empty, Table } from 'antd'
import { useId } from 'react'
import { type Row, searchDocuments } from '../api/documents.ts'
import { problemText } from '../api/problem-text.ts'
import { StatusText } from '../codes/status-text.tsx'
import { isNumeric, ShownValue, textOf } from '../field/shown-value.tsx'
import type { Texts } from '../form/draft.ts'
import { useWords } from '../words/words.tsx'

interface Companion {
  readonly document: 'order' | 'payment' | 'waybill'
  /** Fields that the two have in common. */
  readonly by: readonly string[]
}

const companionsOf: Readonly<Record<string, readonly Companion[]>> = {
  order: [{ document: 'payment', by: ['orderNo', 'ebcCode'] }],
  inventory: [
    { document: 'order', by: ['orderNo', 'ebcCode'] },
    { document: 'payment', by: ['orderNo', 'ebcCode'] },
    { document: 'waybill', by: ['logisticsNo', 'logisticsCode'] },
  ],
}

interface CompanionsProps {
  readonly definition: Definition
  readonly id: string
  readonly head: Texts
}

const useCompanions = (definition: Definition, id: string, head: Texts) =>
  useQuery({
    queryKey: ['about', definition.key, id, 'companions'],
    queryFn: async () =>
      Promise.all(
        (companionsOf[definition.key] ?? []).map(async ({ document, by }) => {
          const known = by.every((name) => head[name])
          const found = known
            ? await searchDocuments(document, { ...Object.fromEntries(by.map((name) => [name, head[name]])), limit: 20 })
            : { items: [] }
          return { document, rows: found.items }
        }),
      ),
  })

/** The payments in full, for an order. */
const Payments = ({ rows }: { rows: readonly Row[] }) => {
  const words = useWords()
  const payment = documentOf('payment')
  const names = ['payCode', 'payName', 'payNo', 'charge', 'currency', 'accountingDate'] as const
  return (
    <Table<Row>
      size="small"
      bordered
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...rows]}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.t('nothingFound')} /> }}
      columns={[
        ...names.map((name) => {
          const field = fieldOf(payment, name)
          return {
            key: name,
            title: words.label(field),
            align: isNumeric(field) ? ('right' as const) : ('left' as const),
            render: (_: unknown, row: Row) => <ShownValue field={field} name={name} value={row[name]} />,
          }
        }),
        { key: 'status', title: words.t('status'), render: (_: unknown, row: Row) => <StatusText status={row.status} /> },
      ]}
    />
  )
}

/** One line per document, with a dash where it has not arrived. */
const States = ({
  found,
  own,
}: {
  found: readonly { document: string; rows: readonly Row[] }[]
  own: { document: string; key: string; status: string }
}) => {
  const words = useWords()
  const lines = [
    ...found.flatMap(({ document, rows }) =>
      rows.length
        ? rows.map((row) => ({ document, key: textOf(row[document === 'payment' ? 'payNo' : documentOf(document).query.key]), status: row.status }))
        : [{ document, key: '', status: '' }],
    ),
    own,
  ]
  return (
    <Table
      size="small"
      bordered
      rowKey={({ document, key }) => `${document} ${key}`}
      pagination={false}
      dataSource={lines}
      columns={[
        { key: 'document', title: words.t('document'), render: (_, { document }) => words.title(documentOf(document)) },
        { key: 'key', title: words.of('编号', 'Number'), dataIndex: 'key' },
        { key: 'status', title: words.t('status'), render: (_, { status }) => (status ? <StatusText status={status} /> : words.t('notArrived')) },
      ]}
    />
  )
}

export const Companions = ({ definition, id, head }: CompanionsProps) => {
  const words = useWords()
  const heading = useId()
  const companions = useCompanions(definition, id, head)
  if (!companionsOf[definition.key]) return null
  return (
    <section className="form-section" aria-labelledby={heading}>
      <h3 id={heading}>{words.t(definition.key === 'order' ? 'payments' : 'related')}</h3>
      {companions.isError ? (
        <Alert type="error" showIcon role="alert" title={problemText(companions.error, words)} />
      ) : definition.key === 'order' ? (
        <Payments rows={companions.data?.[0]?.rows ?? []} />
      ) : (
        <States
          found={companions.data ?? []}
          own={{ document: definition.key, key: head[definition.query.key] ?? '', status: head.returnStatus ?? '' }}
        />
      )}
    </section>
  )
}
