/** The game: ten texts that the visitor has not seen, a guess for each, and what it lost or won against the model. */
import { useMemo, useState } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { MOST_GAMES, type GuessWay } from '@/store/predictGame.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import styles from '@/views/learn/Room.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { drawGame, nextSeed } from './drawGame.ts';
import { GameEnd } from './GameEnd.tsx';
import own from './Predict.module.css';
import type { PredictText } from './PredictText.ts';
import { totalScore } from './roundScore.ts';
import { RoundView } from './RoundView.tsx';

export function PredictView({ texts }: { readonly texts: readonly PredictText[] }) {
  const { t } = useTranslation('learn');
  const { course, predictGame } = useStores();
  const seed = useValue('predictGame', (state) => state.seed);
  const at = useValue('predictGame', (state) => state.at);
  const game = useMemo(() => drawGame(texts, seed), [texts, seed]);
  const [way, setWay] = useState<GuessWay>('shares');
  const [hasMoved, setMoved] = useState(false);
  const round = game[at];
  const next = () => {
    const seen = Object.keys(course.getState().answers).flatMap((id) =>
      id.startsWith('predict/') ? [id.slice('predict/'.length)] : [],
    );
    return nextSeed(texts, seed, new Set(seen), MOST_GAMES);
  };
  return (
    <section className={styles.room}>
      <h1 id="lesson" tabIndex={-1}>
        {t('rooms.predict')}
      </h1>
      <p>{t('game.what', { count: game.length })}</p>
      {round ? (
        <RoundView
          key={`${seed}/${at}`}
          text={round.text}
          round={at}
          count={game.length}
          way={way}
          onWay={setWay}
          takesFocus={hasMoved}
          onNext={() => {
            setMoved(true);
            predictGame.getState().goOn();
          }}
        />
      ) : (
        <GameEnd next={next} />
      )}
      <Total />
    </section>
  );
}

function Total() {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const rounds = useValue('predictGame', (state) => state.rounds);
  if (rounds.length === 0) return null;
  const { lost, own: model, yours, evenly } = totalScore(rounds);
  return (
    <p className={own.total}>
      {t('game.total', {
        count: rounds.length,
        lost: format.bits(lost),
        own: format.bits(model),
        yours: format.bits(yours),
        evenly: format.bits(evenly),
      })}
    </p>
  );
}
