/** The components that add or take away most, with bars either side of zero. */
import { useMemo } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { strongestContributions } from '@/model/attribution.ts';
import { ContributionNumber } from '@/views/shared/arithmetic/ContributionNumber.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { nameComponent, nameLogit, type AttributedLogit } from '@/views/shared/arithmetic/logit.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useOpenComponent } from './useOpenComponent.ts';
import styles from './AttributionView.module.css';

const MOST = 10;

export function Strongest({ contributions, token, against, place }: AttributedLogit) {
  const { t } = useTranslation('attribution');
  const format = useFormat();
  const open = useOpenComponent();
  const model = useValue('network', (state) => state.model);
  const strongest = useMemo(() => strongestContributions(contributions, MOST), [contributions]);
  const largest = Math.abs(strongest[0]?.value ?? 0) || 1;
  if (!model) return null;
  const name = nameLogit(model.vocabulary, { token, against });
  return (
    <section>
      <h3>{t('strongest')}</h3>
      <ol className={styles.list} aria-label={t('strongest')} data-drawing={t('strongest')}>
        {strongest.map(({ component, value }) => {
          const words = nameComponent(t, component);
          const goTo = open(component);
          return (
            <li key={words}>
              {goTo ? (
                <button type="button" className={styles.open} title={t('open', { component: words })} onClick={goTo}>
                  {words}
                </button>
              ) : (
                <span>{words}</span>
              )}
              <span className={styles.track} aria-hidden="true">
                <span
                  data-sign={value < 0 ? 'minus' : 'plus'}
                  style={{ width: `${(Math.abs(value) / largest) * 50}%` }}
                />
              </span>
              <ContributionNumber
                title={t('effect', { component: words, name })}
                value={value}
                format={(number) => format.signed(number)}
                place={place}
                token={token}
                against={against}
                source={component}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
