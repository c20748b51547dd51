/** A guess as one word of one's own, and how probable it is. The vocabulary says which token it begins with. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { findToken } from '@/model/findToken.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import styles from '@/views/learn/Prediction.module.css';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { withRest, type GuessFormProps } from './guessForm.ts';
import { asNextWord } from './readGuesses.ts';
import { ShareSlider } from './ShareSlider.tsx';

export function WordGuess({ reading, vocabulary, onReveal }: GuessFormProps) {
  const { t } = useTranslation('learn');
  const { aside } = useStores();
  const [word, setWord] = useState('');
  const [percent, setPercent] = useState(50);
  const [isRefused, setRefused] = useState(false);
  const reveal = async () => {
    const written = asNextWord(word.trim());
    const [id = null] = written === '' ? [] : await aside.getState().firstTokens([written]);
    if (id === null) return setRefused(true);
    onReveal({
      labels: [candidateLabel(vocabulary, id), t('predict.else')],
      given: [percent / 100, 1 - percent / 100],
      model: withRest(reading, [id]),
      inPieces: findToken(vocabulary, written) === null ? [word.trim()] : [],
    });
  };
  return (
    <form
      className={styles.prediction}
      aria-label={t('predict.label')}
      onSubmit={(event) => {
        event.preventDefault();
        void reveal();
      }}
    >
      <Field
        label={t('game.word')}
        value={word}
        onChange={(written) => {
          setWord(written);
          setRefused(false);
        }}
        hint={t('game.wordHint')}
        error={isRefused ? t('game.noWord') : null}
        isMono
      />
      <ShareSlider label={t('game.sure')} isToken={false} value={percent} share={percent / 100} onChange={setPercent} />
      <Button variant="primary" type="submit">
        {t('reveal')}
      </Button>
    </form>
  );
}
