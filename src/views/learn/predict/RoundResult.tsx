/** What the model gives, beside what was guessed, and what the guess was worth. */
import { Bar } from '@/elements/Bar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { PlayedRound } from '@/store/predictGame.ts';
import styles from '@/views/learn/Room.module.css';
import { toShares } from '@/views/learn/scores.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { scoreRound } from './roundScore.ts';

export function RoundResult({ played }: { readonly played: PlayedRound }) {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const { lost, own, yours, evenly } = scoreRound(played);
  const given = toShares(played.given, 0);
  const isClass = played.way === 'class';
  const said = { lost: format.bits(lost), own: format.bits(own), yours: format.bits(yours) };
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">{t('game.compared')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('game.token')}</th>
              <td />
              <th scope="col" className={styles.number}>
                {t('game.model')}
              </th>
              <th scope="col" className={styles.number}>
                {t(isClass ? 'game.classShare' : 'game.yours')}
              </th>
            </tr>
          </thead>
          <tbody>
            {played.labels.map((label, at) => {
              const isToken = at < played.labels.length - 1;
              return (
                <tr key={label}>
                  <th scope="row">
                    <span className={isToken ? styles.token : undefined} translate={isToken ? 'no' : undefined}>
                      {label}
                    </span>
                  </th>
                  <td width="45%">
                    <Bar share={played.model[at] ?? 0} marker={given[at] ?? 0} />
                  </td>
                  <td className={styles.number}>{format.percent(played.model[at] ?? 0)}</td>
                  <td className={styles.number}>{format.percent(given[at] ?? 0)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>{t('predict.marker')}</p>
      {played.inPieces.length > 0 ? (
        <p className={styles.note}>
          {t('game.inPieces', { count: played.inPieces.length, words: format.list(played.inPieces) })}
        </p>
      ) : null}
      <p role="status" className={styles.said}>
        {t(isClass ? 'game.scoreClass' : 'game.score', said)}{' '}
        {lost <= evenly
          ? t('game.won', { won: format.bits(evenly - lost) })
          : t('game.over', { more: format.bits(lost - evenly) })}
      </p>
    </>
  );
}
