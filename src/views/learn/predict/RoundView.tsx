/** One round: the text, a guess in one of three ways, and once it is uncovered what the model gives. */
import { useState, type ComponentType } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { GUESS_WAYS, type GuessWay } from '@/store/predictGame.ts';
import styles from '@/views/learn/Room.module.css';
import { TopTokens } from '@/views/learn/TopTokens.tsx';
import { useReading } from '@/views/learn/useReading.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ClassGuess } from './ClassGuess.tsx';
import type { GuessFormProps } from './guessForm.ts';
import own from './Predict.module.css';
import { RoundResult } from './RoundResult.tsx';
import { scoreRound } from './roundScore.ts';
import { SharesGuess } from './SharesGuess.tsx';
import { WordGuess } from './WordGuess.tsx';

const FORMS: Readonly<Record<GuessWay, ComponentType<GuessFormProps>>> = {
  shares: SharesGuess,
  word: WordGuess,
  class: ClassGuess,
};
/** Of the distribution that is uncovered. */
const SHOWN = 8;

export interface RoundViewProps {
  readonly text: string;
  readonly round: number;
  readonly count: number;
  readonly way: GuessWay;
  readonly onWay: (way: GuessWay) => void;
  /** The visitor came here by a button that is gone: the heading takes the focus. */
  readonly takesFocus: boolean;
  readonly onNext: () => void;
}

export function RoundView({ text, round, count, way, onWay, takesFocus, onNext }: RoundViewProps) {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const { course, predictGame } = useStores();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  const seed = useValue('predictGame', (state) => state.seed);
  const played = useValue('predictGame', (state) => state.rounds[round] ?? null);
  const error = useValue('aside', (state) => state.error);
  const [isFresh, setFresh] = useState(false);
  const reading = useReading(text);
  const Form = FORMS[way];
  return (
    <article className={own.round} aria-labelledby="round">
      <h2 id="round" tabIndex={-1} ref={takesFocus ? takeFocus : undefined}>
        {t('game.round', { round: round + 1, count })}
      </h2>
      <p className={own.text} translate="no">
        {text}
        <span className={own.gap} aria-hidden="true" />
      </p>
      {played ? (
        <>
          <h3 tabIndex={-1} ref={isFresh ? takeFocus : undefined}>
            {t('game.answer')} <span className={styles.token}>{played.best}</span>
          </h3>
          <RoundResult played={played} />
          {reading && vocabulary ? (
            <details>
              <summary>{t('game.all', { bits: format.bits(reading.entropy) })}</summary>
              <TopTokens label={t('game.most')} reading={reading} vocabulary={vocabulary} count={SHOWN} />
            </details>
          ) : null}
          <div className={styles.actions}>
            <Button variant="primary" onClick={onNext}>
              {t(round + 1 < count ? 'game.next' : 'game.end')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t('game.asks')}</p>
          <Segmented
            label={t('game.way')}
            options={GUESS_WAYS.map((value) => ({ value, label: t(`game.ways.${value}`) }))}
            value={way}
            onChange={onWay}
          />
          {reading && vocabulary ? (
            <Form
              reading={reading}
              vocabulary={vocabulary}
              seed={seed}
              round={round}
              onReveal={(guess) => {
                const best = candidateLabel(vocabulary, tokenId(reading.order[0] ?? 0));
                predictGame.getState().play({ text, way, best, ...guess });
                course.getState().answer(`predict/${text}`, { given: guess.given, score: scoreRound(guess).lost });
                setFresh(true);
              }}
            />
          ) : (
            <p role="status">{t(error ? 'game.failed' : 'game.reading')}</p>
          )}
        </>
      )}
    </article>
  );
}

const takeFocus = (element: HTMLElement | null) => element?.focus();
