/** What can be seen of the model in use, and changed in it, part by part; of what cannot, why. */
import { useId } from 'react';
import { Icon } from '@/elements/Icon.tsx';
import { useModelName } from '@/views/shared/modelNames.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Model } from '@/store/network.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ModelsSheet.module.css';

const ABILITIES = [
  'headScale',
  'headAdditions',
  'mlpScale',
  'cuts',
  'replacements',
  'additions',
  'headRows',
  'neuronRows',
] as const;
type Part = 'tokens' | 'inside' | 'formulas' | (typeof ABILITIES)[number];

/** Each part with whether it can be had. */
function partsOf({ transparency, architecture, can }: Model): readonly (readonly [Part, boolean])[] {
  const isOpen = transparency === 'full';
  return [
    ['tokens', true],
    ['inside', isOpen],
    ['formulas', architecture !== null],
    ...ABILITIES.map((ability) => [ability, isOpen && can.includes(ability)] as const),
  ];
}

function howExact({ precision, weights }: Model): 'exact' | 'half' | 'rounded' {
  if (precision === 'quantized') return 'rounded';
  return weights === 'float16' ? 'half' : 'exact';
}

export function WhatItShows() {
  const { t } = useTranslation('sheet');
  const id = useId();
  const model = useValue('network', (state) => state.model);
  const name = useModelName(model?.source ?? EMBEDDED);
  if (!model) return null;
  const parts = partsOf(model);
  const isOpaque = model.transparency === 'opaque';
  const hasAll = parts.every(([, has]) => has);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id}>{t('shows.title')}</h3>
      <p className={styles.small}>
        {name} · {t('shows.numbers', { how: t(`shows.${howExact(model)}`) })}
      </p>
      {isOpaque ? (
        <div>
          <p>{t('shows.opaque')}</p>
          {model.opaqueReason ? (
            <details className={styles.small}>
              <summary>{t('shows.details')}</summary>
              <code>{model.opaqueReason}</code>
            </details>
          ) : null}
        </div>
      ) : null}
      <ul className={styles.parts}>
        {parts.map(([part, has]) => (
          <li key={part} data-missing={!has || undefined}>
            <Icon name={has ? 'check' : 'close'} />
            <span>
              {t(`shows.part.${part}`)}
              <span className="visually-hidden"> {t(has ? 'shows.yes' : 'shows.no')}</span>
            </span>
          </li>
        ))}
      </ul>
      {!isOpaque && !hasAll ? <p className={styles.small}>{t('shows.noPlace')}</p> : null}
    </section>
  );
}
