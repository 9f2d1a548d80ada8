import { useWords } from '../words/words.tsx'

/** Who said it: the window, or customs. */
export const SourceText = ({ source }: { source: string | undefined }) => {
  const { t } = useWords()
  if (source === 'window') return <>{t('sourceWindow')}</>
  return <>{source === 'customs' ? t('sourceCustoms') : source}</>
}
