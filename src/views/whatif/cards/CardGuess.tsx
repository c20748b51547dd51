/** The visitor's guess before a card runs. It may be left out; once the answer is there it can no longer be changed. */
import { useMemo } from 'react';
import { Segmented } from '@/elements/Segmented.tsx';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Model } from '@/store/network.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { Preset } from '@/views/whatif/presetFor.ts';
import { offeredTokens, tokenOf } from './cardTokens.ts';
import type { Guess } from './guess.ts';

interface CardGuessProps {
  readonly preset: Preset;
  readonly model: Model;
  readonly isTextHere: boolean;
  readonly isRevealed: boolean;
  readonly guess: Guess | null;
  readonly onGuess: (guess: Guess) => void;
}

export function CardGuess({ preset, model, isTextHere, isRevealed, guess, onGuess }: CardGuessProps) {
  const { t } = useTranslation('whatif');
  const logits = useValue('trace', (state) => state.shown?.logits ?? null);
  const { vocabulary } = model;
  const token = useMemo(() => tokenOf(preset.piece, vocabulary, logits), [preset.piece, vocabulary, logits]);
  if (token === null) return null;
  if (preset.guess === 'amount') {
    const label = t('cards.guess.amount', { token: candidateLabel(vocabulary, token) });
    return (
      <Segmented
        label={label}
        options={(['more', 'less', 'same'] as const).map((value) => ({
          value,
          label: t(`cards.guess.${value}`),
          isDisabled: isRevealed,
        }))}
        value={guess === 'more' || guess === 'less' || guess === 'same' ? guess : null}
        onChange={onGuess}
      />
    );
  }
  // Which tokens are likely is known once the card's text has been read.
  if (!isTextHere || !logits) return null;
  const options = offeredTokens(token, logits).map((id) => ({
    value: String(id),
    label: candidateLabel(vocabulary, id),
    isDisabled: isRevealed,
  }));
  return (
    <Segmented
      label={t('cards.guess.word')}
      options={[...options, { value: 'other', label: t('cards.guess.other'), isDisabled: isRevealed }]}
      value={guess === null ? null : String(guess)}
      onChange={(value) => onGuess(value === 'other' ? value : tokenId(Number(value)))}
    />
  );
}
