import type { Definition } from '@openceb/kernel'
import { Modal } from 'antd'
import type { Row } from '../api/documents.ts'
import { ReceiptsTable } from '../detail/receipts-table.tsx'
import { textOf } from '../field/shown-value.tsx'
import { useWords } from '../words/words.tsx'

/** What customs and the window answered about one row. */
export const ReceiptsDialog = ({ document, row, onClose }: { document: Definition; row: Row; onClose: () => void }) => {
  const { t } = useWords()
  return (
    <Modal open width={860} title={`${t('receipts')} ${textOf(row[document.query.key])}`} onCancel={onClose} footer={null}>
      <ReceiptsTable document={document.key} id={row.id} />
    </Modal>
  )
}
