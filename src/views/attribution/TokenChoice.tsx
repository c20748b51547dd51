/** Whose logit is taken apart: the chosen candidate, alone or against another. */
import { useMemo } from 'react';
import { Select } from '@/elements/Select.tsx';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { likelyTokens } from '@/store/attribution.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './AttributionView.module.css';

export interface TokenChoiceProps {
  readonly token: TokenId;
  readonly against: TokenId | null;
  readonly onCompare: (against: TokenId | null) => void;
}

const NONE = '';

export function TokenChoice({ token, against, onCompare }: TokenChoiceProps) {
  const { t } = useTranslation('attribution');
  const { attribution } = useStores();
  const model = useValue('network', (state) => state.model);
  const shown = useValue('trace', (state) => state.shown);
  const options = useMemo(() => {
    if (!model || !shown) return [];
    const ids = new Set([...likelyTokens(shown), token, ...(against === null ? [] : [against])]);
    return [...ids].map((id) => ({ value: String(id), label: candidateLabel(model.vocabulary, id) }));
  }, [model, shown, token, against]);
  return (
    <div className={styles.choice}>
      <Select
        label={t('token')}
        options={options}
        value={String(token)}
        onChange={(value) => attribution.getState().choose(tokenId(Number(value)))}
      />
      <Select
        label={t('against')}
        options={[{ value: NONE, label: t('alone') }, ...options.filter(({ value }) => value !== String(token))]}
        value={against === null ? NONE : String(against)}
        onChange={(value) => onCompare(value === NONE ? null : tokenId(Number(value)))}
      />
    </div>
  );
}
