/** The lines of a document as a table; where they may be changed, the number opens a line in the form and boxes tick them for deletion. */
import type { Definition } from '@openceb/kernel'
import { Empty, Table, type TableColumnsType } from 'antd'
import { memo } from 'react'
import { isNumeric, ShownValue } from '../field/shown-value.tsx'
import { useWords } from '../words/words.tsx'
import { type Faults, lineOpened, type Texts } from './draft.ts'
import type { Change } from './head-section.tsx'

interface LineGridProps {
  readonly definition: Definition
  readonly lines: readonly Texts[]
  /** The line that stands in the form. */
  readonly open: number | null
  readonly faults: Faults
  readonly readOnly: boolean
  readonly ticked: readonly number[]
  readonly onTick: (ticked: readonly number[]) => void
  readonly change: Change
}

type Line = { readonly at: number; readonly texts: Texts }

/** A hundred lines are not drawn anew because somebody types beside them. */
export const LineGrid = memo(({ definition, lines, open, faults, readOnly, ticked, onTick, change }: LineGridProps) => {
  const words = useWords()
  const faultsOf = (at: number) => Object.entries(faults).filter(([path]) => path.startsWith(`lines[${at}]`))
  const fields = Object.entries(definition.lines).filter(([name]) => name !== 'gnum')
  const columns: TableColumnsType<Line> = [
    {
      key: 'gnum',
      title: definition.lines.gnum ? words.label(definition.lines.gnum) : words.t('number'),
      fixed: 'left',
      align: 'center',
      render: (_, { at }) =>
        readOnly ? (
          at + 1
        ) : (
          <button
            type="button"
            className="link"
            aria-label={words.t('editLine', { n: at + 1 })}
            onClick={() => change((before) => lineOpened(before, at))}
          >
            {at + 1}
          </button>
        ),
    },
    ...fields.map(([name, field]): TableColumnsType<Line>[number] => ({
      key: name,
      title: words.label(field),
      align: isNumeric(field) ? 'right' : 'left',
      render: (_, { at, texts }) => {
        const fault = faults[`lines[${at}].${name}`]
        return (
          <span className={fault ? 'clip cell-wrong' : 'clip'} title={fault ? words.of(fault.message, fault.messageEn) : texts[name]}>
            <ShownValue field={field} name={name} value={texts[name]} />
            {fault && !texts[name] && '!'}
          </span>
        )
      },
    })),
  ]
  return (
    <Table<Line>
      size="small"
      bordered
      rowKey="at"
      columns={columns}
      dataSource={lines.map((texts, at) => ({ at, texts }))}
      pagination={lines.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      rowClassName={({ at }) => [at === open && 'row-open', faultsOf(at).length > 0 && 'row-wrong'].filter(Boolean).join(' ')}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.t(readOnly ? 'nothingFound' : 'noLines')} /> }}
      {...(readOnly ? {} : { rowSelection: { fixed: true, selectedRowKeys: [...ticked], onChange: (keys) => onTick(keys.map(Number)) } })}
    />
  )
})
