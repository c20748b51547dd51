/** The button that forces a token: its chip, named for what it does, and described in words. */
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { TokenId } from '@/model/axes.ts';
import { candidateLabel, candidateLabelParts } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { tokenWords } from '@/views/shared/tokenWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

interface ChooseTokenProps {
  readonly id: TokenId;
  readonly vocabulary: Vocabulary;
  readonly isUpcoming: boolean;
  readonly className: string | undefined;
}

export function ChooseToken({ id, vocabulary, isUpcoming, className }: ChooseTokenProps) {
  const { t } = useTranslation('nextToken');
  const { t: tTokens } = useTranslation('tokens');
  const format = useFormat();
  const { conductor } = useStores();
  const token = candidateLabel(vocabulary, id);
  const parts = candidateLabelParts(vocabulary, id);
  const name = t('table.choose', { token });
  return (
    <button
      type="button"
      className={className}
      aria-label={name}
      // Always there: a title that says the name once more would be read as the description.
      aria-description={tokenWords(tTokens, format, parts) ?? ''}
      title={name}
      onClick={() => void conductor.nextToken(id)}
    >
      <TokenChip
        text={token}
        isFragment={parts.some((part) => part.kind === 'bytes')}
        isSpecial={vocabulary.special.has(id)}
        isChosen={isUpcoming}
        background="transparent"
      />
    </button>
  );
}
