/** The buttons that act on the whole document. One that the page or the state does not allow is not there. */
import { Button } from 'antd'
import { useWords } from '../words/words.tsx'

export interface ToolbarActions {
  readonly new?: (() => void) | undefined
  readonly save?: (() => void) | undefined
  readonly declare?: (() => void) | undefined
  readonly delete?: (() => void) | undefined
  readonly print?: (() => void) | undefined
}

const order = ['new', 'save', 'declare', 'delete', 'print'] as const

export const Toolbar = ({ actions, busy }: { actions: ToolbarActions; busy: boolean }) => {
  const { t } = useWords()
  return (
    <div className="toolbar" role="toolbar">
      {order.map((name) => {
        const act = actions[name]
        return (
          act && (
            <Button key={name} type="primary" disabled={busy && name !== 'print'} onClick={act}>
              {t(name)}
            </Button>
          )
        )
      })}
    </div>
  )
}
