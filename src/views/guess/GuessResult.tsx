/** What a guess was worth: the surprise that would be felt if it came, beside the model's own most probable token. */
import { Trans } from 'react-i18next';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { TokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface Guessed {
  /** The ids of the text whose answer was guessed: after another token it is said no longer. */
  readonly text: string;
  readonly id: TokenId;
  readonly probability: number;
  readonly best: TokenId;
  readonly bestProbability: number;
}

export function GuessResult({ guessed }: { readonly guessed: Guessed }) {
  const { t } = useTranslation('nextToken');
  const format = useFormat();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  if (!vocabulary) return null;
  const { id, best, probability, bestProbability } = guessed;
  const chip = (of: TokenId) => <TokenChip text={candidateLabel(vocabulary, of)} background="transparent" />;
  return (
    <p role="status" tabIndex={-1} ref={takeFocus}>
      <Trans
        t={t}
        i18nKey={id === best ? 'guess.same' : 'guess.scored'}
        values={{
          probability: format.probability(probability),
          bits: format.bits(-Math.log2(probability)),
          bestProbability: format.probability(bestProbability),
          bestBits: format.bits(-Math.log2(bestProbability)),
        }}
        components={{ token: chip(id), best: chip(best) }}
      />
    </p>
  );
}

/** The button that uncovered it is gone. */
const takeFocus = (element: HTMLElement | null) => element?.focus({ preventScroll: true });
