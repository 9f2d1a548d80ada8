/** The documents that belong to the one shown: the payments of an order; order, payments and waybill of a list, however old. */
import { documentOf } from '@openceb/documents'
import { type Definition, fieldOf } from '@openceb/kernel'
import { useQueries } from '@tanstack/react-query'
import { Alert, Empty, Table } from 'antd'
import { type ReactNode, useId } from 'react'
import { fetchDocument, type StoredDocument } from '../api/documents.ts'
import { problemText } from '../api/problem-text.ts'
import type { ParcelState } from '../api/timeline.ts'
import { StatusText } from '../codes/status-text.tsx'
import { isNumeric, ShownValue } from '../field/shown-value.tsx'
import type { Texts } from '../form/draft.ts'
import { useWords } from '../words/words.tsx'
import { useTimeline } from './timeline.tsx'

interface CompanionsProps {
  readonly definition: Definition
  readonly id: string
  readonly head: Texts
}

const Section = ({ title, error, children }: { title: string; error: unknown; children: ReactNode }) => {
  const words = useWords()
  const heading = useId()
  return (
    <section className="form-section" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {error ? <Alert type="error" showIcon role="alert" title={problemText(error, words)} /> : children}
    </section>
  )
}

const paymentFields = ['payCode', 'payName', 'payNo', 'charge', 'currency', 'accountingDate'] as const

/** The payments in full, for an order. */
const Payments = ({ id }: { id: string }) => {
  const words = useWords()
  const payment = documentOf('payment')
  const trail = useTimeline('order', id)
  const found = useQueries({
    queries: (trail.data?.documents ?? [])
      .filter((one) => one.document === payment.key && one.id)
      .map((one) => ({ queryKey: ['about', 'order', id, 'payment', one.id], queryFn: () => fetchDocument(payment.key, one.id ?? '') })),
  })
  const waits = trail.isPending || found.some(({ isPending }) => isPending)
  return (
    <Section title={words.t('payments')} error={trail.error ?? found.find(({ error }) => error)?.error}>
      <Table<StoredDocument>
        size="small"
        bordered
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={waits}
        dataSource={found.flatMap(({ data }) => data ?? [])}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.t(waits ? 'loading' : 'nothingFound')} /> }}
        columns={[
          ...paymentFields.map((name) => {
            const field = fieldOf(payment, name)
            return {
              key: name,
              title: words.label(field),
              align: isNumeric(field) ? ('right' as const) : ('left' as const),
              render: (_: unknown, { head }: StoredDocument) => <ShownValue field={field} name={name} value={head[name]} />,
            }
          }),
          { key: 'status', title: words.t('status'), render: (_: unknown, { status }: StoredDocument) => <StatusText status={status} /> },
        ]}
      />
    </Section>
  )
}

interface Standing {
  readonly document: string
  readonly number: string
  readonly status: string
}

/** What the list itself calls each of its documents by. */
const numberIn: Readonly<Record<string, string>> = { order: 'orderNo', payment: 'orderNo', waybill: 'logisticsNo' }

const standings = (documents: readonly ParcelState[], head: Texts): Standing[] =>
  Object.entries(numberIn).flatMap(([document, field]) => {
    const found = documents.filter((one) => one.document === document)
    const number = head[field] ?? ''
    return found.length ? found.map(({ status }) => ({ document, number, status })) : [{ document, number, status: '' }]
  })

/** One line per document; one that has not come says so. */
const States = ({ definition, id, head }: CompanionsProps) => {
  const words = useWords()
  const trail = useTimeline(definition.key, id)
  const own = { document: definition.key, number: head[definition.query.key] ?? '', status: head.returnStatus ?? '' }
  const lines = trail.data ? [...standings(trail.data.documents, head), own] : []
  return (
    <Section title={words.t('related')} error={trail.error}>
      <Table
        size="small"
        bordered
        rowKey={(line) => `${lines.indexOf(line)}`}
        loading={trail.isPending}
        pagination={false}
        dataSource={lines}
        columns={[
          { key: 'document', title: words.t('documentKind'), render: (_, { document }) => words.title(documentOf(document)) },
          { key: 'number', title: words.t('documentNumber'), dataIndex: 'number' },
          { key: 'status', title: words.t('status'), render: (_, { status }) => (status ? <StatusText status={status} /> : words.t('notArrived')) },
        ]}
      />
    </Section>
  )
}

export const Companions = (props: CompanionsProps) => {
  if (props.definition.key === 'order') return <Payments id={props.id} />
  return props.definition.key === 'inventory' ? <States {...props} /> : null
}
