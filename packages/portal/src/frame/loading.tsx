/** A page whose document is on its way, and one whose document could not be had. */
import { Alert, Button, Spin } from 'antd'
import { problemText } from '../api/problem-text.ts'
import { useWords } from '../words/words.tsx'

export const Loading = () => {
  const { t } = useWords()
  return (
    <Spin description={t('loading')}>
      <div className="loading-space" />
    </Spin>
  )
}

export const LoadFailure = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const words = useWords()
  const retry = (
    <Button size="small" onClick={onRetry}>
      {words.t('retry')}
    </Button>
  )
  return <Alert type="error" showIcon role="alert" title={problemText(error, words)} action={retry} />
}
