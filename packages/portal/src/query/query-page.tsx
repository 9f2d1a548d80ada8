/** The query page of any function: conditions, results, paging; on declaring pages also ticking and batch actions. */
import type { PortalPage } from '@openceb/documents'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Empty, Table } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type Row, searchDocuments } from '../api/documents.ts'
import { problemText } from '../api/problem-text.ts'
import { detailPath } from '../frame/function-pages.ts'
import { useTab, useTabState } from '../frame/tab-memory.ts'
import { useTabs } from '../frame/tabs.tsx'
import { textOf } from '../field/shown-value.tsx'
import { useWords } from '../words/words.tsx'
import { BatchActions } from './batch-actions.tsx'
import { Conditions } from './conditions.tsx'
import { filtersOfPage } from './filters.ts'
import { Pager } from './pager.tsx'
import { type Conditions as Typed, pageSizes, type Query, readAddress, requestOf, submitted, writeAddress } from './query-address.ts'
import { ReceiptsDialog } from './receipts-dialog.tsx'
import { resultColumns } from './result-columns.tsx'

const forever = Number.POSITIVE_INFINITY
const noneYet: Query = { conditions: {}, limit: pageSizes[0], ascending: false, cursors: [] }

export const QueryPage = ({ page }: { page: PortalPage }) => {
  const words = useWords()
  const { t } = words
  const { key } = useTab()
  const { open } = useTabs()
  const { search } = useLocation()
  const navigate = useNavigate()
  const filters = useMemo(() => filtersOfPage(page), [page])
  const query = useMemo(() => readAddress(search, filters), [search, filters])
  const [typed, setTyped] = useTabState<Typed>('typed', () => query?.conditions ?? {})
  const [readFrom, setReadFrom] = useTabState('readFrom', () => search)
  const [ticked, setTicked] = useTabState<readonly string[]>('ticked', () => [])
  const [receiptsOf, setReceiptsOf] = useState<Row>()
  const { document } = page

  // Back and forward bring other conditions; coming back to the tab does not touch what is being typed.
  useEffect(() => {
    if (search === readFrom) return
    setReadFrom(search)
    setTyped(query?.conditions ?? {})
  }, [search, readFrom, query, setReadFrom, setTyped])

  const found = useQuery({
    queryKey: ['tab', key, search],
    queryFn: ({ signal }) => searchDocuments(document.key, requestOf(query ?? noneYet, page.id, filters), signal),
    enabled: query !== undefined,
    staleTime: forever,
    gcTime: forever,
  })

  const go = (next: Query) => {
    const address = writeAddress(next)
    if (address === search) void found.refetch()
    else void navigate(address)
  }
  const ask = () => {
    const conditions = submitted(typed, filters)
    setTyped(conditions)
    setTicked([])
    go({ ...(query ?? noneYet), conditions, cursors: [] })
  }
  const reset = () => {
    setTyped({})
    setTicked([])
    void navigate('?')
  }

  const rows = query ? (found.data?.items ?? []) : []
  const now = query ?? noneYet
  const emptyWord = !query ? 'notQueried' : found.isError ? 'requestFailed' : found.isFetching ? 'loading' : 'nothingFound'
  const columns = resultColumns(page, words, {
    openDetail: (row) => open(detailPath(page, row.id), textOf(row[document.query.key])),
    openReceipts: setReceiptsOf,
    sortIntake: now.ascending ? 'ascend' : 'descend',
    firstNumber: now.cursors.length * now.limit + 1,
  })
  return (
    <div className="page query-page">
      <Conditions
        filters={filters}
        states={page.states}
        typed={typed}
        onType={(name, value) => setTyped((before) => ({ ...before, [name]: value }))}
        onQuery={ask}
        onReset={reset}
        busy={found.isFetching}
      />
      {page.kind === 'declare' && <BatchActions page={page} ticked={ticked} setTicked={setTicked} onDone={() => query && void found.refetch()} />}
      {found.isError && query && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={problemText(found.error, words)}
          action={
            <Button size="small" onClick={() => void found.refetch()}>
              {t('retry')}
            </Button>
          }
        />
      )}
      <section className="results" aria-label={t('results')}>
        <Table<Row>
          size="small"
          bordered
          rowKey="id"
          columns={columns}
          dataSource={rows}
          loading={found.isFetching}
          pagination={false}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(emptyWord)} /> }}
          onChange={(_, __, sorter) => go({ ...now, ascending: !Array.isArray(sorter) && sorter.order === 'ascend', cursors: [] })}
          {...(page.kind === 'declare'
            ? {
                rowSelection: {
                  fixed: true,
                  selectedRowKeys: [...ticked],
                  onChange: (keys) => setTicked(keys.map(String)),
                  preserveSelectedRowKeys: true,
                },
              }
            : {})}
        />
        {query && found.data && (
          <Pager
            total={found.data.total}
            totalIsExact={found.data.totalIsExact}
            limit={now.limit}
            behind={now.cursors.length}
            hasNext={found.data.next !== null && found.data.next !== undefined}
            onLimit={(limit) => go({ ...now, limit, cursors: [] })}
            onBack={(behind) => go({ ...now, cursors: now.cursors.slice(0, behind) })}
            onNext={() => found.data.next && go({ ...now, cursors: [...now.cursors, found.data.next] })}
          />
        )}
      </section>
      <p className="default-window">{t('defaultWindow')}</p>
      {receiptsOf && <ReceiptsDialog document={document} row={receiptsOf} onClose={() => setReceiptsOf(undefined)} />}
    </div>
  )
}
