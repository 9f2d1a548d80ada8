import type { Issue } from '@openceb/kernel'
import { Alert } from 'antd'
import { useWords } from '../words/words.tsx'

/** What the server remarks about a saved document without refusing it. */
export const Warnings = ({ issues }: { issues: readonly Issue[] }) => {
  const words = useWords()
  if (issues.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      closable
      title={words.t('warnings')}
      description={issues.map((issue) => <div key={issue.path + issue.rule}>{words.of(issue.message, issue.messageEn)}</div>)}
    />
  )
}
