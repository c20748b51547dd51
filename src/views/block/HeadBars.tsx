/** The heads of a block side by side: how long a vector each writes, and what it adds to the token's logit. A click opens the head. */
import { useState } from 'react';
import { Trans } from 'react-i18next';
import { useFormat } from '@/elements/useFormat.ts';
import { head as toHead } from '@/model/axes.ts';
import type { Contribution } from '@/model/attribution.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { norm } from '@/model/vector.ts';
import { valueOf } from '@/store/asking.ts';
import type { BlockPlace } from '@/store/block.ts';
import { ContributionNumber } from '@/views/shared/arithmetic/ContributionNumber.tsx';
import { useContributions } from '@/views/shared/arithmetic/useContributions.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { LengthNumber } from './LengthNumber.tsx';
import styles from './BlockView.module.css';

export function HeadBars({ place }: { readonly place: BlockPlace }) {
  const { t } = useTranslation('block');
  const format = useFormat();
  const { conductor } = useStores();
  const model = useValue('network', (state) => state.model);
  const answer = useValue('block', (state) => state.writes);
  const { token, contributions } = useContributions(place.position);
  const [pointed, setPointed] = useState<number | null>(null);
  const writes = valueOf(answer);
  if (!model || !writes || token === null)
    return <AnswerState answer={answer} lines={5} waiting={t('waiting.heads')} />;
  const rows = writes.rows.slice(0, model.config.headCount);
  const lengths = rows.map((row) => norm(row));
  const longest = Math.max(...lengths, Number.MIN_VALUE);
  const added = readAdded(valueOf(contributions), place.layer, rows.length);
  const most = Math.max(...added.map((value) => Math.abs(value ?? 0)), Number.MIN_VALUE);
  const strongest = largestIndices(added[0] === null ? lengths : added.map((value) => Math.abs(value ?? 0)), 1)[0] ?? 0;
  const told = pointed ?? strongest;
  const [toldRow, toldValue] = [rows[told], added[told] ?? null];
  const word = candidateLabel(model.vocabulary, token);
  return (
    <div>
      <p className={styles.wordsLabel}>{t('heads.label', { word })}</p>
      <ol className={styles.heads} aria-label={t('heads.list')}>
        {rows.map((_, h) => (
          <li key={h}>
            <button
              type="button"
              className={styles.head}
              data-told={h === told || undefined}
              aria-label={describe(h)}
              title={t('heads.open', { head: h + 1 })}
              onClick={() => conductor.zoomTo('head', place.layer, toHead(h))}
              onPointerEnter={() => setPointed(h)}
              onFocus={() => setPointed(h)}
            >
              <span className={styles.headNorm}>
                <span style={{ height: `${(lengths[h]! / longest) * 100}%` }} />
              </span>
              <span className={styles.headAdded} data-sign={(added[h] ?? 0) < 0 ? 'minus' : 'plus'}>
                <span style={{ height: `${(Math.abs(added[h] ?? 0) / most) * 50}%` }} />
              </span>
              <span className={styles.headName}>{h + 1}</span>
            </button>
          </li>
        ))}
      </ol>
      {toldRow ? (
        <p className={styles.told}>
          <Trans
            t={t}
            i18nKey={toldValue === null ? 'heads.toldLength' : 'heads.told'}
            values={{ head: told + 1, word }}
            components={{
              length: <LengthNumber vector={toldRow} of={t('heads.write', { head: told + 1 })} />,
              value: (
                <ContributionNumber
                  title={t('heads.effect', { head: told + 1, word })}
                  value={toldValue ?? 0}
                  format={format.signed}
                  place={place}
                  token={token}
                  source={toldRow}
                />
              ),
            }}
          />
        </p>
      ) : null}
      {contributions.state === 'here' ? null : (
        <AnswerState answer={contributions} lines={1} waiting={t('waiting.attribution')} />
      )}
    </div>
  );

  function describe(h: number): string {
    const length = format.number(lengths[h] ?? NaN);
    const value = added[h];
    return value === null || value === undefined
      ? t('heads.describeLength', { head: h + 1, length })
      : t('heads.describe', { head: h + 1, length, value: format.signed(value), word });
  }
}

/** What each head of a layer adds; null while it is not here. */
function readAdded(
  contributions: readonly Contribution[] | null,
  layer: number,
  count: number,
): readonly (number | null)[] {
  const values = new Array<number | null>(count).fill(null);
  for (const { component, value } of contributions ?? [])
    if (component.kind === 'head' && component.layer === layer) values[component.head] = value;
  return values;
}
