/** A stored code as people read it: the code and its name; red when the list does not know it. */
import { useWords } from '../words/words.tsx'
import { useCodeItem } from './code-item.ts'

export const CodeText = ({ list, code }: { list: string; code: string }) => {
  const words = useWords()
  const item = useCodeItem(list, code)
  if (!code) return null
  if (item === null)
    return (
      <span className="unknown-code" title={words.t('unknownCode')}>
        {code}
      </span>
    )
  return <>{item ? `${code} ${words.of(item.name, item.nameEn)}` : code}</>
}
