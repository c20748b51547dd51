/** All rounds of a game that is over, and the link with which anybody plays the same one. */
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import styles from '@/views/learn/Room.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { scoreRound } from './roundScore.ts';

export interface GameEndProps {
  /** Seed of the game that comes next. */
  readonly next: () => number;
}

export function GameEnd({ next }: GameEndProps) {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const { predictGame } = useStores();
  const seed = useValue('predictGame', (state) => state.seed);
  const rounds = useValue('predictGame', (state) => state.rounds);
  return (
    <article className={styles.room} aria-labelledby="round">
      <h2 id="round" tabIndex={-1} ref={(element) => element?.focus()}>
        {t('game.ended')}
      </h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('game.text')}</th>
              <th scope="col">{t('game.guessed')}</th>
              <th scope="col">{t('game.best')}</th>
              <th scope="col" className={styles.number}>
                {t('game.lost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rounds.map((round) => {
              const highest = round.given.indexOf(Math.max(...round.given));
              return (
                <tr key={round.text}>
                  <td translate="no">{round.text}</td>
                  <td translate="no">{round.labels[highest]}</td>
                  <td translate="no">{round.best}</td>
                  <td className={styles.number}>{format.bits(scoreRound(round).lost)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className={styles.actions}>
        <Button variant="primary" onClick={() => predictGame.getState().begin(next())}>
          {t('game.another')}
        </Button>
        <Button onClick={() => predictGame.getState().begin(seed)}>{t('game.again')}</Button>
        <a href={`#page=learn&lesson=predict&game=${seed}`}>{t('game.link', { seed: format.integer(seed) })}</a>
      </div>
      <p className={styles.note}>{t('game.linkHint')}</p>
    </article>
  );
}
