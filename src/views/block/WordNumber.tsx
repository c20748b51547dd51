/** A word and what a write adds to its logit. */
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import type { WordEffect } from '@/model/contributions.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { BlockPlace } from '@/store/block.ts';
import { ContributionNumber } from '@/views/shared/arithmetic/ContributionNumber.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './BlockView.module.css';

export interface WordNumberProps {
  readonly effect: WordEffect;
  readonly write: Float32Array;
  readonly place: BlockPlace;
}

export function WordNumber({ effect, write, place }: WordNumberProps) {
  const { t } = useTranslation('block');
  const format = useFormat();
  const model = useValue('network', (state) => state.model);
  if (!model) return null;
  const token = tokenId(effect.token);
  const word = candidateLabel(model.vocabulary, token);
  return (
    <span className={styles.word}>
      <span className={styles.piece} title={word} translate="no">
        {word}
      </span>
      <ContributionNumber
        title={t('write.effectOn', { word })}
        value={effect.value}
        format={(value) => format.signed(value)}
        place={place}
        token={token}
        source={write}
      />
    </span>
  );
}
