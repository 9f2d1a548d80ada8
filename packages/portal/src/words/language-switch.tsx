import { Button } from 'antd'
import { useWords } from './words.tsx'

/** Names the other language in itself. */
export const LanguageSwitch = () => {
  const { language, setLanguage, t } = useWords()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button type="text" size="small" className="language" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
      {t('language')}
    </Button>
  )
}
