/** Pages of a result that is walked by cursor: forward one by one, back to any page behind. */
import { Button, Select } from 'antd'
import { useWords } from '../words/words.tsx'
import { pageSizes } from './query-address.ts'

interface PagerProps {
  readonly total: number
  readonly totalIsExact: boolean
  readonly limit: number
  /** How many pages lie behind this one. */
  readonly behind: number
  readonly hasNext: boolean
  readonly onLimit: (limit: number) => void
  readonly onBack: (behind: number) => void
  readonly onNext: () => void
}

export const Pager = ({ total, totalIsExact, limit, behind, hasNext, onLimit, onBack, onNext }: PagerProps) => {
  const { t } = useWords()
  const pages = Math.max(1, Math.ceil(total / limit))
  return (
    <nav className="pager" aria-label={t('paging')}>
      <span>{t(totalIsExact ? 'total' : 'totalAtLeast', { total })}</span>
      <Button size="small" disabled={behind === 0} onClick={() => onBack(0)}>
        {t('firstPage')}
      </Button>
      <Button size="small" disabled={behind === 0} onClick={() => onBack(behind - 1)}>
        {t('previousPage')}
      </Button>
      <span aria-current="page">{t('pageOf', { page: behind + 1, pages: totalIsExact ? pages : `${pages}+` })}</span>
      <Button size="small" disabled={!hasNext} onClick={onNext}>
        {t('nextPage')}
      </Button>
      <Select
        size="small"
        aria-label={t('pageSize')}
        value={limit}
        options={pageSizes.map((size) => ({ value: size, label: t('perPage', { n: size }) }))}
        onChange={onLimit}
      />
    </nav>
  )
}
