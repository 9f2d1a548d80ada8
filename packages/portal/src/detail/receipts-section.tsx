import { memo, useId } from 'react'
import { useWords } from '../words/words.tsx'
import { ReceiptsTable } from './receipts-table.tsx'

export const ReceiptsSection = memo(({ document, id }: { document: string; id: string }) => {
  const { t } = useWords()
  const heading = useId()
  return (
    <section className="form-section" aria-labelledby={heading}>
      <h3 id={heading}>{t('receipts')}</h3>
      <ReceiptsTable document={document} id={id} />
    </section>
  )
})
