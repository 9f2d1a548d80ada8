/** A label with its input, tied to each other; what is wrong stands in a red bubble at the right of the input. */
import type { ReactNode } from 'react'

interface FieldCellProps {
  readonly id: string
  readonly label: string
  readonly required?: boolean
  readonly grey?: boolean
  readonly border?: string | undefined
  readonly fault?: string | undefined
  readonly wide?: boolean
  readonly children: ReactNode
}

export const FieldCell = ({ id, label, required, grey, border, fault, wide, children }: FieldCellProps) => (
  <div
    className={['cell', wide && 'cell-wide', grey && 'cell-grey', border && `border-${border}`, fault && 'cell-fault'].filter(Boolean).join(' ')}
    data-cell={grey ? 'grey' : 'open'}
  >
    <div className="cell-label">
      {required && (
        <span className="star" aria-hidden="true">
          *
        </span>
      )}
      <label htmlFor={id}>{label}</label>
    </div>
    <div className="cell-input">{children}</div>
    <div id={`${id}-fault`} className="bubble" role={fault ? 'alert' : undefined} title={fault}>
      {fault}
    </div>
  </div>
)
