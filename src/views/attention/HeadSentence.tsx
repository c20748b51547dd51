/** What the chosen head does on this text, computed from its weights: its pattern, then where the chosen query looks. */
import { memo, useMemo } from 'react';
import { Trans } from 'react-i18next';
import { NumberValue } from '@/elements/NumberValue.tsx';
import type { Position } from '@/model/axes.ts';
import { describeHead, type HeadDescription } from '@/model/headPattern.ts';
import type { HeadOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { patternWord } from './headWords.ts';
import { TokenName } from './TokenName.tsx';
import styles from './HeadSentence.module.css';

/** From this share of the weight on, a query looks "mostly" there. */
const MOST = 0.5;

export interface HeadSentenceProps {
  readonly head: HeadOnText;
  readonly query: Position;
}

export const HeadSentence = memo(function HeadSentence({ head, query }: HeadSentenceProps) {
  const { t } = useTranslation('attention');
  const { weights, ids } = head;
  const description = useMemo(() => describeHead(weights, ids, query), [weights, ids, query]);
  if (ids.length === 1) return <p className={styles.sentence}>{t('sentence.single')}</p>;
  return (
    <p className={styles.sentence}>
      <Trans
        t={t}
        i18nKey={`sentence.${patternWord(description)}`}
        count={description.queryCount}
        components={{ score: <NumberValue value={description.score} format="percent" /> }}
      />{' '}
      <Look head={head} description={description} />
    </p>
  );
});

/** Where the chosen query looks: what the pattern names for it, else its largest weight. */
function Look({ head, description }: { readonly head: HeadOnText; readonly description: HeadDescription }) {
  const { t } = useTranslation('attention');
  const { query, topKeys } = description;
  const match = 'match' in description ? description.match : null;
  const top = match ?? topKeys[0];
  if (!top) return null;
  return (
    <Trans
      t={t}
      i18nKey={`look.${lookKey(description)}`}
      values={{ place: (match?.occurrence ?? 0) + 1 }}
      components={{
        query: <TokenName label={head.labels[query]} role="query" />,
        key: <TokenName label={head.labels[top.key]} role="key" />,
        weight: <NumberValue value={top.weight} format="percent" />,
      }}
    />
  );
}

function lookKey(description: HeadDescription) {
  if ('match' in description && description.match) return description.kind;
  const [top] = description.topKeys;
  const isMost = top !== undefined && top.weight >= MOST;
  if (top?.key === description.query) return isMost ? 'selfMostly' : 'selfMost';
  return isMost ? 'mostly' : 'most';
}
