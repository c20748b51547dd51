/** One line of the tree: tokens without a fork, how likely they were, whether they are kept, and what can be done. */
import { useRef } from 'react';
import { Bar } from '@/elements/Bar.tsx';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Segment } from '@/model/textTree.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { isAnotherChance } from './isAnotherChance.ts';
import styles from './BranchRow.module.css';

/** Tokens that a line writes; of longer ones the first and the last. */
const MOST_TOKENS = 40;
const LAST_TOKENS = 10;

export interface BranchRowProps {
  readonly segment: Segment;
  readonly vocabulary: Vocabulary;
  /** How many of its tokens belong to the text on show. */
  readonly shownTokens: number;
  /** The text on show ends here. */
  readonly isHere: boolean;
  readonly isHeld: boolean;
  readonly isPicked: boolean;
  readonly isReachable: boolean;
  readonly onFocus: () => void;
  readonly onShow: () => void;
  readonly onPick: () => void;
  readonly onRemove: (line: HTMLElement) => void;
}

export function BranchRow(props: BranchRowProps) {
  const { segment, vocabulary, shownTokens, isHere, isPicked, isReachable } = props;
  const { t } = useTranslation('branches');
  const line = useRef<HTMLDivElement>(null);
  const labels = segment.tokens.map(({ id }) => candidateLabel(vocabulary, id));
  const text = shorten(labels);
  const tabIndex = isReachable ? 0 : -1;
  return (
    <div ref={line} className={styles.row} data-here={isHere} onFocus={props.onFocus}>
      <button
        type="button"
        className={styles.text}
        translate="no"
        data-branch
        tabIndex={tabIndex}
        aria-current={isHere || undefined}
        title={labels.length > MOST_TOKENS ? undefined : labels.join('')}
        onClick={props.onShow}
      >
        {labels.length > MOST_TOKENS ? (
          <bdi>{text}</bdi>
        ) : (
          <bdi>
            <span className={styles.shown}>{labels.slice(0, shownTokens).join('')}</span>
            <span>{labels.slice(shownTokens).join('')}</span>
          </bdi>
        )}
      </button>
      <Chance segment={segment} label={labels[0] ?? ''} />
      {/* A line from which others go on is read in passing; it opens when the text on show ends there. */}
      <div className={styles.foot} hidden={segment.children.length > 0 && !isHere && !isPicked}>
        <Facts {...props} />
        <label className={styles.pick}>
          <input
            type="checkbox"
            tabIndex={tabIndex}
            checked={isPicked}
            aria-label={t('branch.pickLabel', { text })}
            onChange={props.onPick}
          />
          {t('branch.pick')}
        </label>
        <Button
          variant="quiet"
          icon="close"
          label={t('branch.remove', { text })}
          tabIndex={tabIndex}
          onClick={() => line.current && props.onRemove(line.current)}
        />
      </div>
    </div>
  );
}

/** How likely the first token of the line was: what the fork was about. */
function Chance({ segment, label }: { readonly segment: Segment; readonly label: string }) {
  const { t } = useTranslation('branches');
  const format = useFormat();
  const first = segment.tokens[0];
  const write = (probability: number) => format.probability(probability);
  if (!first?.odds) return <span className={styles.chance} title={t('branch.chanceUnknown')} />;
  const { odds, choice } = first;
  const hints = [
    t('branch.chanceHint', { token: label, probability: write(odds.model) }),
    ...(isAnotherChance(odds) ? [t('branch.drawnHint', { probability: write(odds.drawn) })] : []),
    t(`branch.choice.${choice}`),
  ];
  return (
    <span className={styles.chance} title={hints.join(' ')}>
      <data value={odds.model}>{write(odds.model)}</data>
      <Bar share={odds.model} />
    </span>
  );
}

function Facts({ segment, isHere, isHeld }: BranchRowProps) {
  const { t } = useTranslation('branches');
  const format = useFormat();
  const { bits, path, children } = segment;
  const isEnd = children.length === 0;
  return (
    <span className={styles.facts}>
      {isHere ? <strong>{t('branch.current')}</strong> : null}
      {bits === null ? null : (
        <data
          value={bits}
          title={t('branch.bitsHint', {
            tokens: path.length,
            probability: format.probability(2 ** -bits),
          })}
        >
          {format.bits(bits)}
        </data>
      )}
      {isEnd && !isHere ? (
        <span data-held={isHeld} title={isHeld ? t('branch.heldHint') : t('branch.againHint')}>
          {isHeld ? t('branch.held') : t('branch.again')}
        </span>
      ) : null}
    </span>
  );
}

function shorten(labels: readonly string[]): string {
  if (labels.length <= MOST_TOKENS) return labels.join('');
  return `${labels.slice(0, MOST_TOKENS - LAST_TOKENS).join('')} … ${labels.slice(-LAST_TOKENS).join('')}`;
}
