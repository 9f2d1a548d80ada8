/** The columns of a page: those of the document and the page's own before the status; the key opens the detail, the status the receipts. */
import type { PortalPage } from '@openceb/documents'
import { columnsOf, fieldOf } from '@openceb/kernel'
import type { TableColumnsType } from 'antd'
import type { Row } from '../api/documents.ts'
import { StatusText, statusName } from '../codes/status-text.tsx'
import { isNumeric, ShownValue, textOf } from '../field/shown-value.tsx'
import type { Words } from '../words/words.tsx'

const columnNames = (page: PortalPage): readonly string[] => {
  const own = columnsOf(page.document).filter((name) => name !== 'returnStatus')
  const extra = (page.extraColumns ?? []).filter((name) => !own.includes(name))
  return [...own, ...extra, 'returnStatus']
}

interface ColumnActions {
  readonly openDetail: (row: Row) => void
  readonly openReceipts: (row: Row) => void
  readonly sortIntake: 'ascend' | 'descend'
  readonly firstNumber: number
}

export const resultColumns = (page: PortalPage, words: Words, actions: ColumnActions): TableColumnsType<Row> => {
  const { key } = page.document.query
  const columns = columnNames(page).map((name): TableColumnsType<Row>[number] => {
    const field = fieldOf(page.document, name)
    const title = words.label(field)
    if (name === 'returnStatus')
      return {
        key: name,
        title,
        fixed: 'right',
        render: (_, row) => (
          <button
            type="button"
            className="link"
            aria-label={words.t('openReceipts', { status: statusName(row.status, words) })}
            onClick={() => actions.openReceipts(row)}
          >
            <StatusText status={row.status} />
          </button>
        ),
      }
    if (name === key)
      return {
        key: name,
        title,
        fixed: 'left',
        render: (_, row) => (
          <button type="button" className="link" onClick={() => actions.openDetail(row)}>
            {textOf(row[name]) || row.id}
          </button>
        ),
      }
    return {
      key: name,
      title,
      align: isNumeric(field) ? 'right' : 'left',
      ...(name === 'intakeTime'
        ? { sorter: true, sortOrder: actions.sortIntake, sortDirections: ['descend', 'ascend', 'descend'] as const, showSorterTooltip: false }
        : {}),
      render: (_, row) => (
        <span className="clip" title={textOf(row[name])}>
          <ShownValue field={field} name={name} value={row[name]} />
        </span>
      ),
    }
  })
  return [
    { key: 'number', title: words.t('number'), fixed: 'left', align: 'center', render: (_, __, index) => actions.firstNumber + index },
    ...columns,
  ]
}
