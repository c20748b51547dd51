/** The guesses of a class, pasted as a list: how often each token was named stands beside the model's probability. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import type { TokenId } from '@/model/axes.ts';
import { findToken } from '@/model/findToken.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import styles from '@/views/learn/Prediction.module.css';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { withRest, type GuessFormProps } from './guessForm.ts';
import own from './Predict.module.css';
import { asNextWord, readGuesses } from './readGuesses.ts';

export function ClassGuess({ reading, vocabulary, onReveal }: GuessFormProps) {
  const { t } = useTranslation('learn');
  const { aside, teaching } = useStores();
  const [pasted, setPasted] = useState('');
  const { guesses, bad, total } = readGuesses(pasted);
  const reveal = async () => {
    const ids = await aside.getState().firstTokens(guesses.map(({ word }) => asNextWord(word)));
    const counts = new Map<TokenId, number>();
    guesses.forEach(({ count }, at) => {
      const id = ids[at];
      if (id !== undefined && id !== null) counts.set(id, (counts.get(id) ?? 0) + count);
    });
    const found = [...counts].sort((left, right) => right[1] - left[1]);
    const tokens = found.map(([id]) => id);
    onReveal({
      labels: [...tokens.map((id) => candidateLabel(vocabulary, id)), t('predict.else')],
      given: [...found.map(([, count]) => count), 0],
      model: withRest(reading, tokens),
      inPieces: guesses.filter(({ word }) => findToken(vocabulary, asNextWord(word)) === null).map(({ word }) => word),
    });
  };
  return (
    <div className={styles.prediction} role="group" aria-label={t('predict.label')}>
      <Field label={t('game.class')} value={pasted} onChange={setPasted} rows={6} hint={t('game.classHint')} isMono />
      <p role="status">{t('game.read', { count: total })}</p>
      {bad.length > 0 ? (
        <ul className={own.badLines} aria-label={t('game.badLines')}>
          {bad.map(({ line, why }) => (
            <li key={line}>{t(`game.bad.${why}`, { line })}</li>
          ))}
        </ul>
      ) : null}
      <div className={own.ways}>
        <Button variant="primary" disabled={total === 0} onClick={() => void reveal()}>
          {t('reveal')}
        </Button>
        <Button onClick={() => teaching.getState().collect(reading.text)}>{t('present.collect')}</Button>
      </div>
    </div>
  );
}
