/** The language of the portal: Chinese first, English by a switch that the browser remembers. */
import { type Field, fill, type Params } from '@openceb/kernel'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { dictionary, type Word } from './dictionary.ts'

export type Language = 'zh' | 'en'

export interface Words {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  /** A word of the dictionary, with its parameters put in. */
  readonly t: (word: Word, params?: Params) => string
  /** The side of a pair that the reader wants. */
  readonly of: (chinese: string, english: string | undefined) => string
  readonly label: (field: Pick<Field, 'label' | 'labelEn'>) => string
  readonly formLabel: (field: Pick<Field, 'label' | 'labelEn' | 'formLabel'>) => string
  readonly title: (titled: { readonly title: string; readonly titleEn: string }) => string
}

const wordsIn = (language: Language, setLanguage: (language: Language) => void): Words => {
  const of = (chinese: string, english: string | undefined) => (language === 'en' && english ? english : chinese)
  return {
    language,
    setLanguage,
    t: (word, params = {}) => fill(dictionary[word][language === 'en' ? 1 : 0], params),
    of,
    label: (field) => of(field.label, field.labelEn),
    formLabel: (field) => of(field.formLabel ?? field.label, field.labelEn),
    title: (titled) => of(titled.title, titled.titleEn),
  }
}

const WordsContext = createContext<Words>(wordsIn('zh', () => {}))

export const useWords = (): Words => useContext(WordsContext)

const remembered = 'openceb.language'

export const WordsProvider = ({ children }: { children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(remembered) === 'en' ? 'en' : 'zh'))
  useEffect(() => {
    localStorage.setItem(remembered, language)
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
    document.title = dictionary.product[language === 'en' ? 1 : 0]
  }, [language])
  const words = useMemo(() => wordsIn(language, setLanguage), [language])
  return <WordsContext value={words}>{children}</WordsContext>
}
