/** One experiment as a card: question, guess, run, what came of it, and one thing to turn. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { writeChanges } from '@/model/experiment.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Model } from '@/store/network.ts';
import { claimNumbers } from '@/views/shared/claimNumbers.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { claimsOf, presetFor, type Preset } from '@/views/whatif/presetFor.ts';
import { useHeadsOfRoles } from '@/views/whatif/useHeadsOfRoles.ts';
import { Card } from './Card.tsx';
import { CardGuess } from './CardGuess.tsx';
import { CardResult } from './CardResult.tsx';
import type { Guess } from './guess.ts';
import { NowTry } from './NowTry.tsx';
import { useCardText, type OwnText } from './useCardText.ts';
import styles from './cards.module.css';

interface PresetCardProps {
  readonly preset: Preset;
  readonly model: Model;
  readonly own: OwnText;
}

export function PresetCard({ preset, model, own }: PresetCardProps) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const words = useChangeWords();
  const headsWith = useHeadsOfRoles();
  const changes = useValue('experiment', (state) => state.changes);
  const [guess, setGuess] = useState<Guess | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const isEmbedded = model.source.id === EMBEDDED.id;
  const experiment = presetFor(preset, { isEmbedded, layerCount: model.config.layerCount }, headsWith);
  const named = experiment?.changes.find((change) => change.kind === 'head') ?? null;
  const place = isEmbedded ? preset.head : named;
  const card = useCardText({ key: preset.key, text: preset.text, experiment, place }, own);
  const run = () => {
    setIsAsked(true);
    void card.run();
  };
  // The sentence with this model's measured numbers is about the card's own change alone.
  const isOwn = isEmbedded && experiment !== null && writeChanges(changes) === writeChanges(experiment.changes);
  const numbers = claimNumbers(claimsOf(preset), format) as Record<'before' | 'after', string>;
  return (
    <Card
      card={preset.key}
      question={t(`presets.${preset.key}.question`)}
      obstacle={experiment ? null : t('cards.onlyEmbedded')}
      onToggle={(isOpening) => {
        setIsAsked(false);
        void card.toggle(isOpening);
      }}
      onRun={run}
    >
      <p className={styles.words}>
        {isEmbedded
          ? t(`presets.${preset.key}.what`)
          : experiment
            ? format.list(experiment.changes.map(words.change))
            : null}
      </p>
      <p className={styles.text} data-here={card.isTextHere || undefined} dir="auto">
        {preset.text}
      </p>
      <CardGuess
        preset={preset}
        model={model}
        isTextHere={card.isTextHere}
        isRevealed={card.isAtWork}
        guess={guess}
        onGuess={setGuess}
      />
      {card.isAtWork ? null : (
        <div className={styles.actions}>
          <Button variant="primary" disabled={experiment === null} onClick={run}>
            {t('cards.run')}
          </Button>
        </div>
      )}
      {card.isAtWork && experiment ? (
        <>
          <CardResult
            preset={preset}
            model={model}
            guess={guess}
            isAsked={isAsked}
            sentence={isOwn ? t(`presets.${preset.key}.look`, numbers) : null}
          />
          <NowTry nowTry={preset.nowTry} own={experiment} model={model} />
        </>
      ) : null}
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
