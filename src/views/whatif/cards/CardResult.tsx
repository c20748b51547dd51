/** What came of a card's experiment: one sentence, two bars on one scale, and how the guess did. It stays while the card is open. */
import { useEffect, useMemo, useRef } from 'react';
import { Trans } from 'react-i18next';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { softmax } from '@/model/softmax.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import type { Model } from '@/store/network.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { Preset } from '@/views/whatif/presetFor.ts';
import { BeforeAfter } from './BeforeAfter.tsx';
import { offeredTokens, tokenOf } from './cardTokens.ts';
import { directionOf, isGuessRight, type Guess } from './guess.ts';
import { useCardPair } from './useCardPair.ts';
import styles from './cards.module.css';

interface CardResultProps {
  readonly preset: Preset;
  readonly model: Model;
  readonly guess: Guess | null;
  /** The card's own sentence, while its own change is at work on the model it was found on. */
  readonly sentence: string | null;
  /** The visitor has just pressed *Run*: what they asked for must not come below the edge of the panel. */
  readonly isAsked: boolean;
}

export function CardResult({ preset, model, guess, sentence, isAsked }: CardResultProps) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const pair = useCardPair();
  const isRunning = useValue('experiment', (state) => state.isRunning);
  const error = useValue('experiment', (state) => state.error);
  const { vocabulary } = model;
  const found = useMemo(() => {
    if (!pair) return null;
    const token = tokenOf(preset.piece, vocabulary, pair.before.logits);
    if (token === null) return null;
    const [p, q] = [softmax(pair.before.logits), softmax(pair.after.logits)];
    const leader = tokenId(largestIndices(q, 1)[0] ?? 0);
    const offered = offeredTokens(token, pair.before.logits);
    return { token, before: p[token] ?? 0, after: q[token] ?? 0, leader, led: q[leader] ?? 0, offered };
  }, [pair, preset.piece, vocabulary]);
  const said = found && { before: format.probability(found.before), after: format.probability(found.after) };
  const place = useRef<HTMLDivElement>(null);
  const isHere = found !== null;
  useEffect(() => {
    if (isAsked && isHere) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isAsked, isHere]);
  const chip = (id: TokenId) => <TokenChip text={candidateLabel(vocabulary, id)} isFragment={false} />;
  return (
    <div ref={place} className={styles.result} role="status" aria-label={t('cards.result.label')} aria-busy={isRunning}>
      {found && said ? (
        <>
          <p className={styles.sentence}>
            {sentence ?? (
              <Trans
                t={t}
                i18nKey={`cards.result.${directionOf(found.before, found.after)}`}
                values={said}
                components={{ token: chip(found.token) }}
              />
            )}{' '}
            <Trans
              t={t}
              i18nKey="cards.result.leader"
              values={{ share: format.probability(found.led) }}
              components={{ token: chip(found.leader) }}
            />
          </p>
          {guess === null ? null : (
            <p className={styles.verdict}>
              {t(isGuessRight(guess, found) ? 'cards.guess.right' : 'cards.guess.surprise')}
            </p>
          )}
          <BeforeAfter token={candidateLabel(vocabulary, found.token)} before={found.before} after={found.after} />
        </>
      ) : null}
      {isRunning && !found ? <p className={styles.note}>{t('cards.running')}</p> : null}
      {error && !isRunning ? (
        <p className={styles.note}>{t(`error.${error.name === 'NotInstrumented' ? 'NotInstrumented' : 'other'}`)}</p>
      ) : null}
    </div>
  );
}
