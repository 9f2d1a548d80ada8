/** A stored code as people read it: the code and its name; red when the list does not know it, or no longer. */
import { useWords } from '../words/words.tsx'
import { isDoubtful, useCodeItem } from './code-item.ts'

export const CodeText = ({ list, code }: { list: string; code: string }) => {
  const words = useWords()
  const item = useCodeItem(list, code)
  if (!code) return null
  const shown = item ? `${code} ${words.of(item.name, item.nameEn)}` : code
  return isDoubtful(item) ? (
    <span className="unknown-code" title={words.t('unknownCode')}>
      {shown}
    </span>
  ) : (
    <>{shown}</>
  )
}
