/** Surprise by position on a text that is read twice, as the model is and with a change: how induction heads were found. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { findPeriod, mean, rowsByPlace } from '@/model/repeats.ts';
import type { Model } from '@/store/network.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { Card } from './Card.tsx';
import { directionOf, type Guess } from './guess.ts';
import { LossByPosition } from './LossByPosition.tsx';
import { NowTry } from './NowTry.tsx';
import { REPEAT } from './repeatPreset.ts';
import { useCardPair } from './useCardPair.ts';
import { useCardText, type OwnText } from './useCardText.ts';
import { useUsualChange } from './useUsualChange.ts';
import styles from './cards.module.css';

export function RepeatCard({ model, own }: { readonly model: Model; readonly own: OwnText }) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const words = useChangeWords();
  const usual = useUsualChange(model);
  const [guess, setGuess] = useState<Guess | null>(null);
  const changes = useValue('experiment', (state) => state.changes);
  const isRunning = useValue('experiment', (state) => state.isRunning);
  const [place] = usual.changes;
  const card = useCardText(
    { key: 'repeat', text: REPEAT.text, experiment: usual, place: place?.kind === 'head' ? place : null },
    own,
  );
  const found = useReadings();
  const again = found && {
    before: mean(found.before.map((row) => row.again)),
    after: found.after && mean(found.after.map((row) => row.again)),
  };
  return (
    <Card
      card="repeat"
      question={t('repeat.question')}
      onToggle={(isOpening) => void card.toggle(isOpening)}
      onRun={() => void card.run()}
    >
      <p className={styles.words}>
        {t('repeat.what', { change: format.list((changes.length > 0 ? changes : usual.changes).map(words.change)) })}
      </p>
      <p className={styles.text} data-here={card.isTextHere || undefined} dir="auto">
        {REPEAT.text}
      </p>
      <Segmented
        label={t('repeat.guess')}
        options={(['more', 'less', 'same'] as const).map((value) => ({
          value,
          label: t(`repeat.${value}`),
          isDisabled: card.isAtWork,
        }))}
        value={guess === 'more' || guess === 'less' || guess === 'same' ? guess : null}
        onChange={setGuess}
      />
      {card.isAtWork ? null : (
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => void card.run()}>
            {t('cards.run')}
          </Button>
        </div>
      )}
      {found && again ? (
        <div className={styles.result} role="status" aria-label={t('cards.result.label')} aria-busy={isRunning}>
          <p className={styles.sentence}>
            {again.after === null
              ? t('repeat.asItIs', {
                  first: format.bits(mean(found.before.map((row) => row.first))),
                  again: format.bits(again.before),
                })
              : t('repeat.result', { before: format.bits(again.before), after: format.bits(again.after) })}
          </p>
          {guess !== null && again.after !== null ? (
            <p className={styles.verdict}>
              {t(guess === directionOf(again.before, again.after) ? 'cards.guess.right' : 'cards.guess.surprise')}
            </p>
          ) : null}
          <LossByPosition before={found.before} after={found.after} model={model} />
        </div>
      ) : null}
      {card.isAtWork ? <NowTry nowTry="head" own={usual} model={model} /> : null}
      {own.text === null ? null : (
        <div className={styles.back}>
          <Button variant="quiet" icon="undo" onClick={own.bringBack}>
            {t('cards.bringBack')}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** Both readings of the text on show, if it repeats: any such text will do, not the card's alone. */
function useReadings() {
  const shown = useValue('trace', (state) => state.shown);
  const hasChanges = useValue('experiment', (state) => state.changes.length > 0);
  const pair = useCardPair();
  const period = shown && findPeriod(shown.ids);
  if (!shown || !period) return null;
  const surprisal = hasChanges ? pair?.after.surprisal : undefined;
  return {
    before: rowsByPlace(shown.ids, shown.surprisal, period),
    after: surprisal ? rowsByPlace(shown.ids, surprisal, period) : null,
  };
}
