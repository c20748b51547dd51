/** A guess as shares for three of the model's ten most probable tokens, the best among them, and for all others. */
import { useMemo, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import styles from '@/views/learn/Prediction.module.css';
import { toShares } from '@/views/learn/scores.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { drawOptions } from './drawGame.ts';
import { withRest, type GuessFormProps } from './guessForm.ts';
import { ShareSlider } from './ShareSlider.tsx';

/** All start alike: who moves nothing has predicted nothing. */
const START = 50;

export function SharesGuess({ reading, vocabulary, seed, round, onReveal }: GuessFormProps) {
  const { t } = useTranslation('learn');
  const ids = useMemo(() => drawOptions(reading.order, seed, round).map(tokenId), [reading, seed, round]);
  const [values, setValues] = useState<readonly number[]>(() => [...ids, null].map(() => START));
  const labels = [...ids.map((id) => candidateLabel(vocabulary, id)), t('predict.else')];
  const shares = toShares(values, 0);
  return (
    <div className={styles.prediction} role="group" aria-label={t('predict.label')}>
      {labels.map((label, at) => (
        <ShareSlider
          key={label}
          label={label}
          isToken={at < ids.length}
          value={values[at] ?? 0}
          share={shares[at] ?? 0}
          onChange={(value) => setValues(values.with(at, value))}
        />
      ))}
      <Button
        variant="primary"
        onClick={() => onReveal({ labels, given: shares, model: withRest(reading, ids), inPieces: [] })}
      >
        {t('reveal')}
      </Button>
    </div>
  );
}
