/**
 * What the chosen head adds to the token's logit: in total, and by the key whose value it carried. Weight
 * alone does not say it: a key with much weight may carry little, or carry what speaks against the token.
 */
import { memo, useState } from 'react';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { Button } from '@/elements/Button.tsx';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Head, Layer, Position } from '@/model/axes.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { valueOf } from '@/store/asking.ts';
import { ContributionNumber } from '@/views/shared/arithmetic/ContributionNumber.tsx';
import { Steps } from '@/views/shared/arithmetic/ExplainedNumber.tsx';
import { listSum } from '@/views/shared/arithmetic/explain.ts';
import { useExplainer } from '@/views/shared/arithmetic/useExplainer.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import styles from './HeadContribution.module.css';
import { useContributions } from '@/views/shared/arithmetic/useContributions.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface HeadContributionProps {
  readonly layer: Layer;
  readonly head: Head;
  readonly query: Position;
  /** Of the tokens of the text. */
  readonly labels: readonly TokenCaption[];
}

/** Keys listed before one asks for all. */
const FEW_KEYS = 8;

export const HeadContribution = memo(function HeadContribution(props: HeadContributionProps) {
  const { layer, head, query, labels } = props;
  const { t } = useTranslation('attribution');
  const format = useFormat();
  const say = useExplainer();
  const model = useValue('network', (state) => state.model);
  const answer = useValue('attribution', (state) => state.keys);
  const { token, runId, contributions } = useContributions(query);
  const [showsAll, setShowsAll] = useState(false);
  if (!model || model.transparency === 'opaque' || token === null) return null;
  const keys = valueOf(answer);
  const isHere =
    keys?.layer === layer && keys.head === head && keys.query === query && keys.token === token && keys.runId === runId;
  if (!keys || !isHere) return <AnswerState answer={keys ? undefined : answer} lines={4} waiting={t('keys.waiting')} />;
  const byKey = keys.byKey.subarray(0, query + 1);
  const own = valueOf(contributions)?.find(
    ({ component }) => component.kind === 'head' && component.layer === layer && component.head === head,
  );
  const total = own?.value ?? byKey.reduce((sum, value) => sum + value, 0);
  const strongest = largestIndices(byKey.map(Math.abs), showsAll ? byKey.length : FEW_KEYS);
  const listed = [...strongest].sort((one, other) => one - other);
  const largest = Math.abs(byKey[strongest[0] ?? 0] ?? 0) || 1;
  const hidden = byKey.length - listed.length;
  const hiddenSum = byKey.reduce((sum, value, key) => sum + (listed.includes(key) ? 0 : value), 0);
  const word = candidateLabel(model.vocabulary, token);
  const write = (value: number) => format.signed(value);
  const name = t('name.head', { layer: layer + 1, head: head + 1 });
  return (
    <section className={styles.keys} aria-label={t('keys.list')}>
      <h3>
        {t('keys.heading', { word })}{' '}
        <ContributionNumber
          title={t('effect', { component: name, name: word })}
          value={total}
          format={write}
          place={{ runId, position: query }}
          token={token}
          source={{ kind: 'head', layer, head }}
          before={
            <Steps
              steps={[
                {
                  caption: t('keys.caption', { count: byKey.length }),
                  sum: listSum(say, {
                    terms: byKey,
                    factors: [],
                    headings: [t('keys.key'), t('adds')],
                    nameOf: (key) => `${labels[key]?.text ?? ''} (${key + 1})`,
                    shown: total,
                  }),
                },
              ]}
            />
          }
        />
      </h3>
      <ol className={styles.list} aria-label={t('keys.list')} data-drawing={t('keys.list')}>
        {listed.map((key) => (
          <li key={key}>
            <span className={styles.token} translate="no">
              {labels[key]?.text ?? ''}
              <sub>{key + 1}</sub>
            </span>
            <span className={styles.track} aria-hidden="true">
              <span
                data-sign={byKey[key]! < 0 ? 'minus' : 'plus'}
                style={{ width: `${(Math.abs(byKey[key]!) / largest) * 50}%` }}
              />
            </span>
            <NumberValue value={byKey[key]!} format={write} />
          </li>
        ))}
      </ol>
      {hidden > 0 || showsAll ? (
        <p className={styles.note}>
          {hidden > 0 ? (
            <>
              {t('keys.rest', { count: hidden })} <NumberValue value={hiddenSum} format={write} />{' '}
            </>
          ) : null}
          <Button variant="quiet" onClick={() => setShowsAll(!showsAll)}>
            {t(showsAll ? 'keys.fewer' : 'keys.all')}
          </Button>
        </p>
      ) : null}
      <p className={styles.note}>{t('keys.note')}</p>
    </section>
  );
});
