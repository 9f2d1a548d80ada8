/** Declares or deletes the ticked rows after a question; the server decides row by row and each refusal is shown with its reason. */
import type { PortalPage } from '@openceb/documents'
import { fieldOf } from '@openceb/kernel'
import { App, Button, Modal, Table } from 'antd'
import { useState } from 'react'
import { act, type Outcome, type RowOutcome } from '../api/documents.ts'
import { problemText } from '../api/problem-text.ts'
import { useWords } from '../words/words.tsx'

const most = 100

interface BatchActionsProps {
  readonly page: PortalPage
  readonly ticked: readonly string[]
  readonly setTicked: (ids: readonly string[]) => void
  readonly onDone: () => void
}

export const BatchActions = ({ page, ticked, setTicked, onDone }: BatchActionsProps) => {
  const words = useWords()
  const { t } = words
  const { modal, message } = App.useApp()
  const [outcome, setOutcome] = useState<Outcome>()

  const run = async (action: 'declare' | 'delete') => {
    try {
      const done = await act(page.document.key, action, ticked)
      setTicked(done.rows.filter(({ ok }) => !ok).map(({ id }) => id))
      setOutcome(done)
      onDone()
    } catch (error) {
      modal.error({ title: t('hint'), content: problemText(error, words) })
    }
  }
  const ask = (action: 'declare' | 'delete') => {
    if (ticked.length === 0) {
      void message.warning(t('chooseFirst'))
      return
    }
    if (ticked.length > most) {
      void message.warning(t('tooMany', { n: most }))
      return
    }
    modal.confirm({
      title: t('hint'),
      content: t(action === 'declare' ? 'confirmBatchDeclare' : 'confirmBatchDelete'),
      onOk: () => run(action),
    })
  }
  return (
    <div className="batch-actions">
      <Button type="primary" onClick={() => ask('declare')}>
        {t('batchDeclare')}
      </Button>
      <Button type="primary" onClick={() => ask('delete')}>
        {t('batchDelete')}
      </Button>
      {ticked.length > 0 && <output>{t('chosen', { n: ticked.length })}</output>}
      {outcome && (
        <Modal
          open
          width={960}
          title={t('outcome')}
          onCancel={() => setOutcome(undefined)}
          footer={
            <Button type="primary" onClick={() => setOutcome(undefined)}>
              {t('confirm')}
            </Button>
          }
        >
          <output className="batch-outcome">{t('batchOutcome', { succeeded: outcome.succeeded, failed: outcome.failed })}</output>
          <div className="batch-rows">
            <Table<RowOutcome>
              size="small"
              bordered
              rowKey="id"
              pagination={false}
              dataSource={[...outcome.rows].sort((a, b) => Number(a.ok) - Number(b.ok))}
              columns={[
                { title: words.label(fieldOf(page.document, page.document.query.key)), dataIndex: 'key', width: 200 },
                {
                  title: t('outcome'),
                  key: 'ok',
                  width: 80,
                  render: (_, { ok }) => <span className={ok ? 'status status-good' : 'status status-bad'}>{t(ok ? 'succeeded' : 'failed')}</span>,
                },
                { title: t('returnCode'), dataIndex: 'code', width: 100 },
                { title: t('reason'), key: 'reason', render: (_, row) => words.of(row.message ?? '', row.messageEn) },
              ]}
            />
          </div>
        </Modal>
      )}
    </div>
  )
}
