/** Guess the next merge before its count is shown; then learn it, and guess again. */
import { Button } from '@/elements/Button.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { offeredPairs, type LearntList } from '@/store/bpeTraining.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useBpe, useBpeStore } from './BpeContext.ts';
import { Counts } from './Counts.tsx';
import styles from './GuessNext.module.css';
import { learntVocabulary } from './learntVocabulary.ts';

export function GuessNext({ list }: { readonly list: LearntList }) {
  const { t } = useTranslation('bpe');
  const bpe = useBpeStore();
  const guess = useBpe((state) => state.guess);
  const isRevealed = useBpe((state) => state.isRevealed);
  const vocabulary = learntVocabulary(list);
  const offered = offeredPairs(list);
  const [best] = list.ranking;
  const chosen = guess === null ? undefined : offered[guess];
  const isRight = chosen !== undefined && chosen.left === best?.left && chosen.right === best.right;
  const { setGuess, reveal, step } = bpe.getState();
  const written = (id: number) => idCaption(vocabulary, id).text;
  return (
    <div className={styles.guess}>
      <Segmented
        label={t('guess.label')}
        isMono
        options={offered.map(({ left, right }, at) => ({
          value: String(at),
          label: `${written(left)} + ${written(right)}`,
          isDisabled: isRevealed && at !== guess,
        }))}
        value={guess === null ? null : String(guess)}
        onChange={(at) => setGuess(Number(at))}
      />
      {isRevealed ? (
        <>
          <p role="status" className={styles.answer}>
            {isRight
              ? t('guess.right', { count: best.count })
              : t('guess.wrong', {
                  pair: best ? `${written(best.left)} + ${written(best.right)}` : '',
                  count: best?.count ?? 0,
                  yours: chosen?.count ?? 0,
                })}
          </p>
          <Counts list={list} />
          <Button variant="primary" onClick={step}>
            {t('guess.learn')}
          </Button>
        </>
      ) : (
        <Button variant="primary" disabled={guess === null} onClick={reveal}>
          {t('guess.reveal')}
        </Button>
      )}
    </div>
  );
}
