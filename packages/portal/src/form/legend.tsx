import { useWords } from '../words/words.tsx'

/** What the colours of the borders and the marks of the fields mean. */
export const Legend = () => {
  const { t } = useWords()
  return (
    <div className="legend" role="note" aria-label={t('legend')}>
      <span className="legend-item">
        <i className="swatch border-yellow" aria-hidden="true" />
        {t('legendYellow')}
      </span>
      <span className="legend-item">
        <i className="swatch border-blue" aria-hidden="true" />
        {t('legendBlue')}
      </span>
      <span className="legend-item">
        <i className="swatch border-green" aria-hidden="true" />
        {t('legendGreen')}
      </span>
      <span className="legend-item">
        <i className="swatch swatch-grey" aria-hidden="true" />
        {t('legendGrey')}
      </span>
      <span className="legend-item">
        <i className="star" aria-hidden="true">
          *
        </i>
        {t('legendRequired')}
      </span>
      <span className="legend-keys">{t('shortcuts')}</span>
    </div>
  )
}
