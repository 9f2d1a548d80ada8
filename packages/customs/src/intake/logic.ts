/** The logic check: what customs refuses in a document before it looks at any other. */
import { isError } from '@openceb/kernel'
import { reason } from '../compare/difference.ts'
import type { Head } from '../papers/paper.ts'
import type { ReadDocument } from './read-batch.ts'

const gaps = (lines: readonly Head[]): boolean => lines.some(({ gnum }, index) => gnum !== index + 1)

/** The reasons of a refusal; none when the document is in order. */
export const logicFaults = ({ definition, value, issues }: ReadDocument): string[] => {
  const head = value.head as Head
  const lines = value.lines as readonly Head[]
  const faults = issues.filter(isError).map(({ message }) => reason(1301, message))
  if (head['ieFlag'] !== undefined && head['ieFlag'] !== 'E') faults.push(reason(1303, '进出口标记必须为E'))
  if (definition.message.lines[0] > 0 && lines.length === 0) faults.push(reason(1304, `${definition.title}表体为空`))
  if ((definition.key === 'inventory' || definition.key === 'order') && gaps(lines)) faults.push(reason(1305, '表体序号应从1开始连续且不重复'))
  return faults
}
